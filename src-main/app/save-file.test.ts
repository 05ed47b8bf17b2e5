import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const dialog = vi.hoisted(() => {
  vi.resetModules() // test files share modules: what an earlier one has loaded has no Electron at all
  return { answer: { canceled: false, filePath: '' }, asked: [] as { defaultPath: string }[] }
})
vi.mock('electron', () => ({
  BrowserWindow: { getFocusedWindow: () => null },
  dialog: {
    showSaveDialog: async (shown: { defaultPath: string }) => (dialog.asked.push(shown), dialog.answer)
  }
}))
const { saveFile } = await import('./save-file.ts')

const bytes = new TextEncoder().encode('+49 30 23125123,Müller\r\n')
const save = (name: string, kind: 'csv' | 'vcard' = 'csv'): Promise<boolean> => saveFile({ kind, name, bytes })
const proposed = (): string | undefined => dialog.asked.at(-1)?.defaultPath

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringside-'))
  dialog.answer = { canceled: false, filePath: join(folder, 'chosen.csv') }
  dialog.asked = []
})
afterEach(() => rmSync(folder, { recursive: true }))

it('is written where the user chose, byte for byte, and nowhere when he did not choose', async () => {
  expect(await save('VIP numbers')).toBe(true)
  expect(readFileSync(join(folder, 'chosen.csv'))).toEqual(Buffer.from(bytes))
  dialog.answer = { canceled: true, filePath: join(folder, 'other.csv') }
  expect(await save('VIP numbers')).toBe(false)
  dialog.answer = { canceled: false, filePath: '' }
  expect(await save('VIP numbers')).toBe(false)
  expect(() => readFileSync(join(folder, 'other.csv'))).toThrow('ENOENT')
})

it('gets the ending of what it is', async () => {
  await save('Board')
  expect(proposed()).toBe('Board.csv')
  await save('Board', 'vcard')
  expect(proposed()).toBe('Board.vcf')
})

it.each([
  ['../../etc/passwd', 'etc passwd.csv'],
  ['/etc/cron.d/job', 'etc cron.d job.csv'],
  [String.raw`C:\Windows\System32\x`, 'C Windows System32 x.csv'],
  [String.raw`\\server\share\x`, 'server share x.csv'],
  ['.bashrc', 'bashrc.csv'],
  ['.. . ', 'Ringside.csv'],
  ['', 'Ringside.csv'],
  ['con', 'Ringside.csv'],
  ['LPT1.txt', 'Ringside.csv'],
  ['a\u0000b\u202Efdp.exe\n', 'abfdp.exe.csv'],
  ['<b>|?*"', 'b.csv'],
  ['😀'.repeat(100), `${'😀'.repeat(60)}.csv`]
])('the name %j is proposed as %j', async (name, shown) => {
  await save(name)
  expect(proposed()).toBe(shown)
})

it('that cannot be written is said so, without its path', async () => {
  dialog.answer.filePath = join(folder, 'gone', 'x.csv')
  const error: unknown = await save('x').catch((failure: unknown) => failure)
  expect(error).toMatchObject({ kind: 'protocol', cause: { message: 'writing failed: ENOENT' } })
  dialog.answer.filePath = folder
  await expect(save('x')).rejects.toMatchObject({ kind: 'protocol', cause: { message: 'writing failed: EISDIR' } })
})
