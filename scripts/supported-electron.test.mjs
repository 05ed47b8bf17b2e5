import { expect, test } from 'vitest'
import { checkMaintained, maintainedMajors } from './supported-electron.mjs'

const versions = ['9.0.0', '43.9.1', '44.0.0', '44.2.0', '45.0.0', '46.1.0', '47.0.0-beta.3', '48.0.0-nightly.1']

test('the three newest stable major versions are maintained, betas are none', () => {
  expect(maintainedMajors(versions)).toEqual([46, 45, 44])
})

test('a release with an older Electron is refused', async () => {
  await expect(checkMaintained('44.0.1', async () => versions)).resolves.toBeUndefined()
  await expect(checkMaintained('43.9.1', async () => versions)).rejects.toThrow('43.9.1 gets no security updates')
})

test('a release is refused where the versions cannot be known', async () => {
  const offline = () => Promise.reject(new Error('no network'))
  await expect(checkMaintained('46.1.0', offline)).rejects.toThrow('no network')
  await expect(checkMaintained('46.1.0', async () => [])).rejects.toThrow('no security updates')
})
