import { spawn } from 'node:child_process'
import { expect, test } from '../fixtures.ts'
import { waitFor } from '../support/wait-for.ts'

test('a start by npm prints what the program says, and nothing of what Chromium notes for itself', async ({
  profile
}) => {
  const root = new URL('../..', import.meta.url)
  const child = spawn(process.execPath, ['scripts/start.mjs', '--demo', '--user-data-dir', profile], {
    cwd: root,
    env: { ...process.env, RINGSIDE_ANNOUNCE: '1' }
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  try {
    await waitFor('the program to be ready', () => output.includes('RINGSIDE_READY'), 30_000)
  } finally {
    child.kill('SIGTERM')
    await ended
  }
  // without a system bus Chromium complains seven times
  expect(output).not.toMatch(/:(VERBOSE\d*|INFO|WARNING|ERROR):/)
})
