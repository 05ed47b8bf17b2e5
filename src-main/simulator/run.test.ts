import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, it } from 'vitest'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { exampleCompany } from './company/example-company.ts'
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

/** What it prints until it waits for commands, or until this line. */
async function printed(child: ChildProcessWithoutNullStreams, last = 'Commands'): Promise<string[]> {
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (line.startsWith(last)) break
  }
  return lines
}

const ended = (child: ChildProcessWithoutNullStreams): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', resolve))

/** How it ends and what it complains of. */
async function said(...args: string[]): Promise<[number | null, string]> {
  const child = start(...args)
  let text = ''
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return [await ended(child), text]
}

/** What stands behind a word of the form. */
const valueOf = (lines: readonly string[], word: string): string =>
  lines
    .find((line) => line.trim().startsWith(`${word}  `))
    ?.trim()
    .slice(word.length)
    .trim() ?? 'not printed'

describe('the program of the simulator', () => {
  it('speaks as the vendor asked for, and prints a sign-in that works in the words of its form', async () => {
    const child = start('--vendor', 'dstny', '--scenario', 'company', '--port', '0')
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
    const refused = (args: string): Promise<[number | null, string]> => said(...args.split(' '))
    const [unknown, both, port, controlPort] = await Promise.all(
      ['--vendor nobody', '--all --vendor dstny', '--port 0x50', '--control-port 70000'].map(refused)
    )
    expect(unknown).toEqual([1, expect.stringMatching(/^unknown vendor: nobody[^]*Usage: npm run sim/)])
    expect(both).toEqual([1, expect.stringMatching(/^--all goes with neither[^]*Usage: npm run sim/)])
    expect(port).toEqual([1, expect.stringMatching(/^not a port: 0x50\n[^]*Usage: npm run sim/)])
    expect(controlPort).toEqual([1, expect.stringMatching(/^not a port: 70000\n[^]*Usage: npm run sim/)])
  })

  it('says which port is used already, its own or that of the control interface, and ends', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as AddressInfo // listening on TCP, so it is an AddressInfo
    const words = `Port ${port} is used by another program. Choose another one, or leave it out.\n`
    const answers = await Promise.all([said('--port', String(port)), said('--control-port', String(port))])
    taken.close()
    expect(answers).toEqual([
      [1, words],
      [1, words]
    ])
  })

  it('says what a typed command cannot do, and goes on', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ringside-'))
    const file = join(folder, 'company.json')
    const { users, ...company } = exampleCompany
    writeFileSync(
      file,
      JSON.stringify({ ...company, users: users.slice(0, 1), queues: [], ringGroups: [], meetings: [] })
    )
    const child = start('--company', file)
    const lines = printed(child, 'unknown: dance')
    child.stdin.write('group\ndance\n')
    expect((await lines).slice(-2)).toEqual(['there is no group in this company', 'unknown: dance'])
    rmSync(folder, { recursive: true })
  })
})
