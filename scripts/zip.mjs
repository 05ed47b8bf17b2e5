import { chmod, mkdir, open, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'
import * as zlib from 'node:zlib'

const END = 0x06054b50
const ENTRY = 0x02014b50
const TAIL = 65_557
const TYPE = 0o170000
const SYMLINK = 0o120000

async function readAt(file, position, length) {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead !== length) throw new Error('the zip file is cut off')
  return buffer
}

async function readDirectory(file) {
  const { size } = await file.stat()
  const tail = await readAt(file, Math.max(0, size - TAIL), Math.min(TAIL, size))
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (at < 0 || tail.readUInt32LE(at) !== END) throw new Error('this is not a zip file')
  return readAt(file, tail.readUInt32LE(at + 16), tail.readUInt32LE(at + 12))
}

function* entriesOf(directory) {
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === ENTRY;) {
    const nameLength = directory.readUInt16LE(at + 28)
    yield {
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      compressedSize: directory.readUInt32LE(at + 20),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42)
    }
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
}

async function contentOf(file, entry) {
  const header = await readAt(file, entry.offset, 30)
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  const packed = await readAt(file, start, entry.compressedSize)
  if (entry.method !== 0 && entry.method !== 8)
    throw new Error(`${entry.name}: compression ${entry.method} is not known`)
  const content = entry.method === 0 ? packed : zlib.inflateRawSync(packed)
  // Node 20.19 has crc32, but a rather older one that still gets this far has not
  if (zlib.crc32 && zlib.crc32(content) !== entry.crc) throw new Error(`${entry.name} is damaged`)
  return content
}

async function writeEntry(file, entry, path) {
  if (entry.name.endsWith('/')) return void (await mkdir(path, { recursive: true }))
  await mkdir(dirname(path), { recursive: true })
  const content = await contentOf(file, entry)
  if ((entry.mode & TYPE) === SYMLINK) return void (await symlink(content.toString(), path))
  await writeFile(path, content)
  if (entry.mode & 0o777) await chmod(path, entry.mode & 0o777)
}

/**
 * Unpacks a zip file (no zip64), because Node has no unzip of its own and the machine may have none either.
 * `rename` maps an entry's name to the name it gets in `target`, or to undefined to leave it out.
 */
export async function unzip(zipPath, target, rename = (name) => name) {
  const file = await open(zipPath)
  try {
    for (const entry of entriesOf(await readDirectory(file))) {
      const name = rename(entry.name)
      if (name === undefined) continue
      const path = normalize(join(target, name))
      if (!path.startsWith(normalize(target + sep)) && path !== normalize(target))
        throw new Error(`${name} leads outside`)
      await writeEntry(file, entry, path)
    }
  } finally {
    await file.close()
  }
}
