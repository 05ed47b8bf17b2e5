import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { open } from 'node:fs/promises'

/** Why a file was not read; its path is no matter of a log. */
export class RefusedFileError extends Error {
  readonly reason: 'tooLarge' | 'notRegular'

  constructor(reason: RefusedFileError['reason']) {
    super(`the file is refused: ${reason}`)
    this.reason = reason
  }
}

/** Opening must not wait for somebody to write, as it would for a pipe; Windows knows no such flag, nor such files. */
const FLAGS = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK)

/** The text of a file of at most `mostBytes`, without a byte order mark. @throws RefusedFileError, or what the system says */
export async function readBounded(path: string, mostBytes: number): Promise<string> {
  return textOf(await readBoundedBytes(path, mostBytes))
}

/**
 * The bytes of a file of at most `mostBytes`. What was opened is what is judged and read: only a regular file is, and no
 * more of it than that, also when it grows meanwhile. @throws RefusedFileError, or what the system says
 */
export async function readBoundedBytes(path: string, mostBytes: number): Promise<Buffer> {
  await using file = await open(path, FLAGS)
  judge(await file.stat(), mostBytes)
  const bytes = Buffer.allocUnsafe(mostBytes + 1)
  let length = 0
  for (let read = 1; read > 0 && length < bytes.length; length += read) {
    read = (await file.read(bytes, length, bytes.length - length, null)).bytesRead
  }
  return taken(bytes, length)
}

/** The text, for what must be known before anything else is done. @throws RefusedFileError, or what the system says */
export function readBoundedSync(path: string, mostBytes: number): string {
  const file = openSync(path, FLAGS)
  try {
    judge(fstatSync(file), mostBytes)
    const bytes = Buffer.allocUnsafe(mostBytes + 1)
    let length = 0
    for (let read = 1; read > 0 && length < bytes.length; length += read) {
      read = readSync(file, bytes, length, bytes.length - length, null)
    }
    return textOf(taken(bytes, length))
  } finally {
    closeSync(file)
  }
}

function judge(stats: Stats, mostBytes: number): void {
  if (!stats.isFile()) throw new RefusedFileError('notRegular')
  if (stats.size > mostBytes) throw new RefusedFileError('tooLarge')
}

/** One byte more was asked for than is taken. */
function taken(bytes: Buffer, length: number): Buffer {
  if (length === bytes.length) throw new RefusedFileError('tooLarge')
  return bytes.subarray(0, length)
}

const textOf = (bytes: Buffer): string => bytes.toString('utf8').replace(/^\uFEFF/, '')
