import { expect, test } from '../fixtures.ts'
import { startPlain } from '../support/plain-start.ts'

/** 127.0.0.1 as `/proc/net/tcp` writes it. */
const LOOPBACK = /^0100007F:[0-9A-F]{4}$/

test.skip(process.platform !== 'linux', 'listening sockets are read from /proc')

test('the program listens for the demo alone, on loopback', async ({ profile }) => {
  await using ringside = await startPlain(profile)
  expect(ringside.listening()).toEqual([expect.stringMatching(LOOPBACK)])
})

test('without the demo it listens nowhere', async ({ profile }) => {
  await using ringside = await startPlain(profile, { RINGSIDE_TEST_HOOK: '1', RINGSIDE_TEST_EMPTY: '1' })
  expect(ringside.listening()).toEqual([])
})
