import type { Page } from 'playwright/test'
import type { Ringside } from '../ringside.ts'
import { expect, test } from '../fixtures.ts'

/** Two seconds of silence, as WAV with 8 bits and 8 kHz. */
function silence(): string {
  const samples = Buffer.alloc(16_000, 0x80)
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + samples.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(8_000, 24)
  header.writeUInt32LE(8_000, 28)
  header.writeUInt16LE(1, 32)
  header.writeUInt16LE(8, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples.length, 40)
  return Buffer.concat([header, samples]).toString('base64')
}

const hook = <T>(ringside: Ringside, name: 'addMedia' | 'releaseMedia', ...args: readonly string[]): Promise<T> =>
  ringside.app.evaluate(
    (_electron, asked) => {
      const installed = Reflect.get(globalThis, '__ringside') as Record<string, (...args: readonly string[]) => T> // by the program's test hook
      const call = installed[asked.name]
      if (call === undefined) throw new Error('the hook has no such member')
      return call(...asked.args)
    },
    { name, args }
  )

/** Loads a sound and jumps in it; answers how long it is and where it stands, or that it cannot be played. */
const played = (page: Page, id: string): Promise<unknown> =>
  page.evaluate(async (address) => {
    const audio = new Audio()
    const next = (event: string): Promise<string> =>
      new Promise((resolve) => {
        audio.addEventListener(event, () => resolve(event), { once: true })
        audio.addEventListener('error', () => resolve('error'), { once: true })
      })
    const loaded = next('loadedmetadata')
    audio.src = address
    if ((await loaded) === 'error') return 'refused'
    const sought = next('seeked')
    audio.currentTime = 1.5
    await sought
    return { lastsS: audio.duration, atS: audio.currentTime }
  }, `app://ringside/media/${id}`)

test('a sound that main keeps is played by the main window alone, can be searched, and is not served when released', async ({
  jane
}) => {
  const main = await jane.main()
  const add = (): Promise<string> => hook<string>(jane, 'addMedia', 'account', 'audio/x-wav', silence())
  const id = await add()
  expect(await played(main, id)).toEqual({ lastsS: 2, atS: 1.5 })
  expect(await played(await jane.popup(), id)).toBe('refused')
  expect(await played(main, '5b1f0e6a-0000-4000-8000-000000000000')).toBe('refused')
  // one that was played stays in the memory of its page until that ends
  const unplayed = await add()
  await hook(jane, 'releaseMedia', unplayed)
  expect(await played(main, unplayed)).toBe('refused')
})
