import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, it } from 'vitest'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { frontNames } from './fronts/registry.ts'

const program = join(import.meta.dirname, 'run.ts')
const started: ChildProcessWithoutNullStreams[] = []

afterEach(() => {
  for (const child of started.splice(0)) child.kill()
})

function start(...args: string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args])
  started.push(child)
  return child
}

/** What it prints until it waits for commands. */
async function printed(child: ChildProcessWithoutNullStreams): Promise<string[]> {
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (line.startsWith('Commands')) break
  }
  return lines
}

const ended = (child: ChildProcessWithoutNullStreams): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', resolve))

/** What stands behind a word of the form. */
const valueOf = (lines: readonly string[], word: string): string =>
  lines
    .find((line) => line.trim().startsWith(`${word}  `))
    ?.trim()
    .slice(word.length)
    .trim() ?? 'not printed'

describe('the program of the simulator', () => {
  it('speaks as the vendor asked for, and prints a sign-in that works in the words of its form', async () => {
    const child = start('--vendor', 'dstny', '--scenario', 'office', '--port', '0')
    const lines = await printed(child)
    expect(lines[0]).toMatch(/^Dstny Core {3}http:\/\/127\.0\.0\.1:\d+$/)
    expect(lines.map((line) => line.trim())).toContain(m.form_method_token())
    expect([valueOf(lines, m.form_user()), valueOf(lines, m.form_domain())]).toEqual(['jane', 'example.org'])
    const token = valueOf(lines, m.form_token())
    const state = `${valueOf(lines, m.form_address())}/api/user/call-state/v1/example.org/jane`
    const answer = await fetch(state, { headers: { Authorization: `Bearer ${token}` }, keepalive: false })
    expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ calls: [] })])
    const end = ended(child)
    child.stdin.write('quit\n')
    expect(await end).toBe(0)
  })

  it('speaks as all of them at once', async () => {
    const lines = await printed(start('--all'))
    for (const { name } of frontNames) expect(lines).toContainEqual(expect.stringMatching(`^${name} {3}http://`))
  })

  it('says in words what it cannot do, and how it is used', async () => {
    const said = async (...args: string[]): Promise<[number | null, string]> => {
      const child = start(...args)
      let text = ''
      child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
      return [await ended(child), text]
    }
    const [unknown, both] = await Promise.all([said('--vendor', 'nobody'), said('--all', '--vendor', 'dstny')])
    expect(unknown).toEqual([1, expect.stringMatching(/^unknown vendor: nobody[^]*Usage: npm run sim/)])
    expect(both).toEqual([1, expect.stringMatching(/^--all goes with neither[^]*Usage: npm run sim/)])
  })
})
