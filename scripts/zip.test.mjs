import { mkdtempSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as zlib from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { unzip } from './zip.mjs'

let folder
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'ringside-zip-'))))
afterEach(() => rmSync(folder, { recursive: true }))

function header(signature, size, fields) {
  const buffer = Buffer.alloc(size)
  buffer.writeUInt32LE(signature, 0)
  for (const [at, value, bytes] of fields) buffer.writeUIntLE(value, at, bytes)
  return buffer
}

/** Entries are { name, text, mode, stored }. */
function makeZip(entries) {
  const locals = []
  const directory = []
  let offset = 0
  for (const { name, text = '', mode = 0o100644, stored = false, crc = zlib.crc32(text) } of entries) {
    const data = stored ? Buffer.from(text) : zlib.deflateRawSync(text)
    const method = stored ? 0 : 8
    const local = [header(0x04034b50, 30, [[26, name.length, 2]]), Buffer.from(name), data]
    const fields = [
      [10, method, 2],
      [16, crc, 4],
      [20, data.length, 4],
      [28, name.length, 2],
      [40, mode, 2],
      [42, offset, 4]
    ]
    directory.push(header(0x02014b50, 46, fields), Buffer.from(name))
    locals.push(...local)
    offset += Buffer.concat(local).length
  }
  const size = Buffer.concat(directory).length
  const file = join(folder, 'a.zip')
  writeFileSync(
    file,
    Buffer.concat([
      ...locals,
      ...directory,
      header(0x06054b50, 22, [
        [12, size, 4],
        [16, offset, 4]
      ])
    ])
  )
  return file
}

const target = () => join(folder, 'out')

test('files keep their content, their right to be run and their links', async () => {
  const file = makeZip([
    { name: 'a/' },
    { name: 'a/tool', text: 'tool '.repeat(500), mode: 0o100755 },
    { name: 'a/stored', text: 'as it is', stored: true },
    { name: 'a/link', text: 'tool', mode: 0o120777, stored: true }
  ])
  await unzip(file, target())
  expect(readFileSync(join(target(), 'a/tool'), 'utf8')).toBe('tool '.repeat(500))
  expect(statSync(join(target(), 'a/tool')).mode & 0o777).toBe(0o755)
  expect(readFileSync(join(target(), 'a/stored'), 'utf8')).toBe('as it is')
  expect(readlinkSync(join(target(), 'a/link'))).toBe('tool')
})

test('entries can be renamed or left out', async () => {
  const file = makeZip([
    { name: 'top/a', text: 'A' },
    { name: 'top/b', text: 'B' }
  ])
  await unzip(file, target(), (name) => (name === 'top/b' ? undefined : name.slice(4)))
  expect(readFileSync(join(target(), 'a'), 'utf8')).toBe('A')
  expect(() => statSync(join(target(), 'b'))).toThrow()
})

test('a name that leads out of the folder is refused', async () => {
  await expect(unzip(makeZip([{ name: '../evil', text: 'x' }]), target())).rejects.toThrow('leads outside')
})

test('a damaged file is refused', async () => {
  await expect(unzip(makeZip([{ name: 'a', text: 'x', crc: 1 }]), target())).rejects.toThrow('damaged')
})

test('what is no zip file is refused', async () => {
  const file = join(folder, 'b.zip')
  writeFileSync(file, 'not a zip file at all, but some text')
  await expect(unzip(file, target())).rejects.toThrow('not a zip')
})
