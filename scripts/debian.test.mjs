import { expect, test } from 'vitest'
import { controlFile, debianFile, desktopEntry } from './debian.mjs'

const info = {
  name: 'ringside',
  productName: 'Ringside',
  version: '1.2.3',
  author: 'The Ringside authors',
  description: 'Desktop companion: see who calls.'
}

test('the control file names the libraries, under the names that newer systems gave them first', () => {
  const control = controlFile(info, { isForTesting: false, sizeKb: 1000 })
  expect(control).toMatch(/^Version: 1\.2\.3$/m)
  expect(control).toMatch(/^Depends: .*libgtk-3-0t64 \| libgtk-3-0, .*libsecret-1-0$/m)
  expect(control).toMatch(/^Description: Desktop companion\n It lets you see who calls\.\n$/m)
})

test('a test build says so, and a release of the same number replaces it', () => {
  const control = controlFile(info, { isForTesting: true, sizeKb: 1000 })
  expect(control).toMatch(/^Version: 1\.2\.3~test$/m)
  expect(control).toMatch(/^ A build for tests/m)
  expect(debianFile(info, { isForTesting: true })).toMatch(/^ringside_1\.2\.3~test_\w+\.deb$/)
})

test('the entry in the menu asks for X11', () => {
  expect(desktopEntry(info)).toMatch(/^Exec=\/usr\/bin\/ringside --ozone-platform=x11$/m)
})
