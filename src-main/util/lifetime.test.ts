import { describe, expect, it } from 'vitest'
import { Lifetime } from './lifetime.ts'

describe('a lifetime', () => {
  it('ends everything in reverse order and gathers the failures', async () => {
    const ended: string[] = []
    const life = new Lifetime()
    life.defer(() => void ended.push('first'))
    life.defer(() => Promise.reject(new Error('second')))
    life.defer(() => void ended.push('third'))
    await expect(life[Symbol.asyncDispose]()).rejects.toMatchObject({ errors: [new Error('second')] })
    expect([ended, life.signal.aborted]).toEqual([['third', 'first'], true])
  })

  it('is at its end for everybody who waits for it', async () => {
    let finish = (): void => undefined
    const life = new Lifetime()
    life.defer(() => new Promise<void>((resolve) => (finish = resolve)))
    let isEnded = false
    const first = life[Symbol.asyncDispose]()
    const second = life[Symbol.asyncDispose]().then(() => (isEnded = true))
    await new Promise((resolve) => setImmediate(resolve))
    expect(isEnded).toBe(false)
    finish()
    await Promise.all([first, second])
    expect(isEnded).toBe(true)
  })

  it('may be ended by what it ends', async () => {
    const life = new Lifetime()
    life.signal.addEventListener('abort', () => void life[Symbol.asyncDispose]())
    await life[Symbol.asyncDispose]()
    expect(life.ended).toBe(true)
  })

  it('that has ended ends a newcomer at once', async () => {
    const life = new Lifetime()
    await life[Symbol.asyncDispose]()
    let isEnded = false
    life.add({ [Symbol.dispose]: () => void (isEnded = true) })
    expect(isEnded).toBe(true)
  })

  it('may have any number of listeners, without a warning of a leak', async () => {
    const warnings: Error[] = []
    const onWarning = (warning: Error): void => void warnings.push(warning)
    process.on('warning', onWarning)
    await using life = new Lifetime()
    for (let turn = 0; turn < 11; turn++) life.signal.addEventListener('abort', () => undefined)
    await new Promise((resolve) => setImmediate(resolve)) // warnings come in the next turn
    process.off('warning', onWarning)
    expect(warnings).toEqual([])
  })
})
