import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { licenceNotices } from './licences.mjs'

let folder
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'ringside-licences-'))))
afterEach(() => rmSync(folder, { recursive: true }))

function makePackage(info, files = {}, at = info.name) {
  const made = join(folder, at)
  mkdirSync(made, { recursive: true })
  const all = { 'package.json': JSON.stringify({ version: '1.0.0', ...info }), ...files }
  for (const [name, text] of Object.entries(all)) writeFileSync(join(made, name), text)
  return made
}

test('each package stands there with its version, licence, source and all its texts', () => {
  const repository = { url: 'git+https://example.org/one.git' }
  const one = makePackage(
    { name: 'one', license: 'MPL-2.0', repository },
    { LICENSE: 'its licence', 'NOTICE.txt': 'its notice', 'README.md': 'not this' }
  )
  const notices = licenceNotices([makePackage({ name: 'two' }, { 'license.md': 'another licence' }), one])
  expect(notices).toContain(
    'one 1.0.0\nLicence: MPL-2.0\nSource: https://example.org/one\n\nits licence\n\nits notice\n'
  )
  expect(notices).toContain('two 1.0.0\n\nanother licence')
  expect(notices.indexOf('one 1.0.0')).toBeLessThan(notices.indexOf('two 1.0.0'))
  expect(notices).not.toContain('not this')
})

test('the same version below two packages stands there once', () => {
  const info = { name: 'ajv', license: 'MIT' }
  const folders = ['ajv', 'conf/ajv'].map((at) => makePackage(info, { LICENSE: 'text' }, at))
  expect(licenceNotices(folders).match(/ajv 1\.0\.0/g)).toHaveLength(1)
})

test('a package that only names its licence gets the standard text with its author', () => {
  const notices = licenceNotices([makePackage({ name: 'bare', license: 'MIT', author: { name: 'Jane Doe' } })])
  expect(notices).toContain('Copyright (c) Jane Doe\n\nPermission is hereby granted')
})

test.each([{ name: 'none' }, { name: 'other', license: 'BSD-3-Clause', author: 'Jane Doe' }])(
  'a package without a licence text cannot be handed on: $name',
  (info) => {
    expect(() => licenceNotices([makePackage(info)])).toThrow(info.name)
  }
)
