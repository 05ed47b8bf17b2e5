import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type * as boundedFile from '../util/bounded-file.ts'

const dialog = vi.hoisted(() => {
  vi.resetModules() // test files share modules: what an earlier one has loaded has no Electron at all
  return { filePaths: [] as string[], most: [] as number[] }
})
vi.mock('electron', () => ({
  BrowserWindow: { getFocusedWindow: () => null },
  dialog: { showOpenDialog: async () => ({ filePaths: dialog.filePaths }) }
}))
vi.mock('../util/bounded-file.ts', async (original) => {
  const { readBounded, readBoundedBytes, ...rest } = await original<typeof boundedFile>()
  return {
    ...rest,
    readBounded: (path: string, most: number) => (dialog.most.push(most), readBounded(path, most)),
    readBoundedBytes: (path: string, most: number) => (dialog.most.push(most), readBoundedBytes(path, most))
  }
})
const { pickAuthorityFile, pickEndpointFile } = await import('./pick-file.ts')

/** Without the content, of which a failing test would print a megabyte. */
const nameOf = async (
  picking: ReturnType<typeof pickEndpointFile | typeof pickAuthorityFile>
): Promise<string | undefined> => (await picking)?.name

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringside-'))
  path = join(folder, 'chosen')
  dialog.filePaths = [path]
  dialog.most = []
})
afterEach(() => rmSync(folder, { recursive: true }))

describe.each([
  ['a description of an interface', 1024 * 1024, '1 MB', pickEndpointFile, 'text', 'ä'],
  ['a file of certificates', 64 * 1024, '64 kB', pickAuthorityFile, 'bytes', Buffer.from('ä')]
])('%s', (_, most, words, pick, member, content) => {
  it('is what the user chose, or nothing', async () => {
    writeFileSync(path, 'ä')
    expect(await pick()).toEqual({ name: 'chosen', [member]: content })
    dialog.filePaths = []
    expect(await pick()).toBeUndefined()
  })

  it(`has ${words} at most, and is not read when it has more`, async () => {
    writeFileSync(path, Buffer.alloc(most, 32))
    await pick()
    appendFileSync(path, ' ')
    const refused = { kind: 'protocol', userMessage: expect.stringContaining(`larger than ${words}`), cause: undefined }
    await expect(nameOf(pick())).rejects.toMatchObject(refused)
    truncateSync(path, 600 * 1024 * 1024)
    await expect(nameOf(pick())).rejects.toMatchObject(refused)
    expect(dialog.most).toEqual([most, most, most])
  })

  it('that cannot be read is said so, without its path', async () => {
    dialog.filePaths = [join(folder, 'gone')]
    const error: unknown = await pick().catch((failure: unknown) => failure)
    expect(error).toMatchObject({ kind: 'protocol', cause: { message: 'reading failed: ENOENT' } })
    dialog.filePaths = [folder]
    await expect(pick()).rejects.toMatchObject({ kind: 'protocol' })
  })

  it.runIf(process.platform !== 'win32')('is no device', async () => {
    dialog.filePaths = ['/dev/zero']
    await expect(pick()).rejects.toMatchObject({ kind: 'protocol', cause: { message: 'reading failed: unknown' } })
  })
})
