import { expect, test, vi } from 'vitest'
import type { Disturbance } from './machine/load.ts'
import { runPart } from './part-runner.ts'

const calm: Disturbance = { seconds: 10, busyPart: 0, clockJump: 0, stall: 0 }
const busy = (busyPart: number): Disturbance => ({ ...calm, busyPart })

/** One disturbance for each try. */
function watching(...disturbances: readonly Disturbance[]) {
  const ended = vi.fn<() => void>()
  const left = [...disturbances]
  const watch = () => ({ disturbance: () => left.shift() ?? calm, [Symbol.dispose]: ended })
  return { watch, ended }
}

const numbers = (): (() => Promise<number>) => {
  let count = 0
  return () => Promise.resolve(++count)
}

test('an undisturbed part is measured once', async () => {
  const { watch, ended } = watching(calm)
  const outcome = await runPart('start', {
    measure: numbers(),
    watch,
    mostTries: 3,
    mostMs: 60_000,
    say: () => undefined
  })
  expect(outcome).toMatchObject({ figures: 1, tries: 1 })
  expect(outcome).not.toHaveProperty('disturbed')
  expect(ended).toHaveBeenCalledOnce()
})

test('a disturbed part is measured again, and the undisturbed figures are kept', async () => {
  const said: string[] = []
  const { watch } = watching(busy(0.5), calm)
  const outcome = await runPart('start', {
    measure: numbers(),
    watch,
    mostTries: 3,
    mostMs: 60_000,
    say: (line) => said.push(line)
  })
  expect(outcome).toMatchObject({ figures: 2, tries: 2 })
  expect(outcome).not.toHaveProperty('disturbed')
  expect(said.join()).toContain('start was disturbed and is measured again')
})

test('on a machine that never rests it ends, keeps what was disturbed least, and says so', async () => {
  const { watch, ended } = watching(busy(0.9), busy(0.3), busy(0.6))
  const outcome = await runPart('start', {
    measure: numbers(),
    watch,
    mostTries: 3,
    mostMs: 60_000,
    say: () => undefined
  })
  expect(outcome).toMatchObject({ figures: 2, tries: 3, disturbed: 'other work for 30 % of the time' })
  expect(ended).toHaveBeenCalledTimes(3)
})

test('a part that fails says why and does not throw', async () => {
  const { watch, ended } = watching()
  const measure = () => Promise.reject(new Error('no window', { cause: new Error('it crashed') }))
  const outcome = await runPart('start', { measure, watch, mostTries: 3, mostMs: 60_000, say: () => undefined })
  expect(outcome).toMatchObject({ problem: 'no window (it crashed)', tries: 1 })
  expect(outcome).not.toHaveProperty('figures')
  expect(ended).toHaveBeenCalledOnce()
})

test('a part that fails when it is measured again keeps its disturbed figures', async () => {
  const measure = vi.fn<() => Promise<number>>().mockResolvedValueOnce(7).mockRejectedValueOnce(new Error('no window'))
  const { watch } = watching(busy(0.5))
  const outcome = await runPart('start', { measure, watch, mostTries: 3, mostMs: 60_000, say: () => undefined })
  expect(outcome).toMatchObject({ figures: 7, tries: 2, disturbed: 'other work for 50 % of the time' })
  expect(outcome).not.toHaveProperty('problem')
})

test('a part that never ends has failed', async () => {
  const { watch, ended } = watching()
  const measure = () => new Promise<number>(() => undefined)
  const running = runPart('start', { measure, watch, mostTries: 3, mostMs: 1, say: () => undefined })
  expect(await running).toMatchObject({ problem: 'it took longer than 0 min', tries: 1 })
  expect(ended).toHaveBeenCalledOnce()
})
