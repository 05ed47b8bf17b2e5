import { expect, it } from 'vitest'
import { RequestLog } from './request-log.ts'

it('A front remembers the newest requests, and tells of each', () => {
  const log = new RequestLog()
  let told = 0
  log.added.on(() => told++)
  for (let at = 1; at <= 20_005; at++) log.add({ operation: 'lamps', method: 'GET', path: '/', at, body: '' })
  expect([log.all.length, log.all[0]?.at, log.all.at(-1)?.at, told]).toEqual([20_000, 6, 20_005, 20_005])
})
