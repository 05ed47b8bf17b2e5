import type * as nodeFs from 'node:fs'
import type * as nodeFsPromises from 'node:fs/promises'
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readBounded, readBoundedSync } from './bounded-file.ts'

const MOST = 1_000

const counted = vi.hoisted(() => {
  // test files share modules: what an earlier one has loaded has the real functions
  vi.resetModules()
  return { bytes: 0 }
})
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof nodeFs>()
  const readSync = (...args: Parameters<typeof fs.readSync>): number => {
    const read = fs.readSync(...args)
    counted.bytes += read
    return read
  }
  return { ...fs, readSync }
})
vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof nodeFsPromises>()
  const open = async (...args: Parameters<typeof fs.open>): Promise<nodeFsPromises.FileHandle> => {
    const file = await fs.open(...args)
    const read = file.read.bind(file)
    file.read = async (...how: unknown[]) => {
      const result = await read(...(how as [Buffer, number, number, null])) // the way it is called here
      counted.bytes += result.bytesRead
      return result as never // the types of all other ways
    }
    return file
  }
  return { ...fs, open }
})

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringside-'))
  path = join(folder, 'file')
  counted.bytes = 0
})
afterEach(() => rmSync(folder, { recursive: true }))

describe.each([
  ['', readBounded],
  [' at once', async (...args: Parameters<typeof readBoundedSync>) => readBoundedSync(...args)]
])('a file that is read%s', (_, read) => {
  it('is text, without its byte order mark', async () => {
    writeFileSync(path, '\uFEFFää')
    expect(await read(path, MOST)).toBe('ää')
  })

  it('may be empty, and as large as is said', async () => {
    writeFileSync(path, '')
    expect(await read(path, MOST)).toBe('')
    writeFileSync(path, 'x'.repeat(MOST))
    expect(await read(path, MOST)).toHaveLength(MOST)
    appendFileSync(path, 'x')
    await expect(read(path, MOST)).rejects.toMatchObject({ reason: 'tooLarge' })
  })

  it('is not read when it is large, whatever it is made of', async () => {
    writeFileSync(path, '')
    truncateSync(path, 600 * 1024 * 1024)
    await expect(read(path, MOST)).rejects.toMatchObject({ reason: 'tooLarge' })
    expect(counted.bytes).toBe(0)
  })

  it.runIf(process.platform === 'linux')(
    'is read no further than is said when it says nothing of its size',
    async () => {
      await expect(read('/proc/self/smaps', MOST)).rejects.toMatchObject({ reason: 'tooLarge' })
      expect(counted.bytes).toBe(MOST + 1)
    }
  )

  it('must be a file', async () => {
    mkdirSync(path)
    await expect(read(path, MOST)).rejects.toThrow(
      expect.objectContaining({ message: expect.stringMatching(/notRegular|EISDIR/) })
    )
    await expect(read(join(folder, 'nothing'), MOST)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it.runIf(process.platform !== 'win32')('must be neither a pipe nor a device', async () => {
    execFileSync('mkfifo', [path])
    await expect(read(path, MOST)).rejects.toMatchObject({ reason: 'notRegular' })
    symlinkSync('/dev/zero', join(folder, 'zero'))
    await expect(read(join(folder, 'zero'), MOST)).rejects.toMatchObject({ reason: 'notRegular' })
  })
})
