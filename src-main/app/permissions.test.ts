import { expect, it } from 'vitest'
import { isPermitted } from './permissions.ts'

const denied = [
  'clipboard-read',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'unknown',
  'usb',
  'window-management',
  'background-sync',
  'constructor',
  ''
]

it.each(denied)('pages do not get the permission %j', (permission) => {
  expect(isPermitted(permission)).toBe(false)
})

it('pages may write text to the clipboard', () => {
  expect(isPermitted('clipboard-sanitized-write')).toBe(true)
})
