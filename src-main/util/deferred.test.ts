import { expect, it } from 'vitest'
import { Deferred } from './deferred.ts'

it('keeps work until the value is there, in order, and runs later work at once', () => {
  const done: string[] = []
  const deferred = new Deferred<string>()
  deferred.run((value) => done.push(`first ${value}`))
  deferred.run((value) => done.push(`second ${value}`))
  expect(done).toEqual([])
  deferred.resolve('one')
  deferred.run((value) => done.push(`third ${value}`))
  expect(done).toEqual(['first one', 'second one', 'third one'])
})

it('has one value, and runs nothing twice', () => {
  const done: string[] = []
  const deferred = new Deferred<string>()
  deferred.run((value) => done.push(value))
  deferred.resolve('one')
  deferred.resolve('two')
  deferred.run((value) => done.push(value))
  expect(done).toEqual(['one', 'one'])
})
