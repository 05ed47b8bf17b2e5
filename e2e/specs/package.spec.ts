import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { run } from '../../scripts/process.mjs'
import { menuCommand, putOnDisk } from '../support/debian-package.ts'
import { ordinaryUser, startPacked, type PackedProgram } from '../support/packed-program.ts'
import type { TrayMenuItem } from '../support/tray-host.ts'

test.skip(process.platform !== 'linux', 'the package is looked at by the means of Linux')
test.describe.configure({ mode: 'serial' })

/** What was packed, outside of the tree: within it a missing module is found in the tree's own `node_modules`. */
let folder: string
let unpacked: string

test.beforeAll(async () => {
  test.setTimeout(180_000)
  folder = await mkdtemp(join(tmpdir(), 'ringside-packed-'))
  const packed = await run(process.execPath, ['scripts/package.mjs', '--for-testing', '--into', folder])
  expect(packed.code, packed.output).toBe(0)
  unpacked = join(folder, (await readdir(folder)).find((name) => name.endsWith('unpacked')) ?? '')
  await chmod(folder, 0o755)
  await makeSandboxUsable(join(unpacked, 'chrome-sandbox'))
})

test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('the packed program goes live, rings and answers, on a machine that has nothing else of it', async () => {
  await using ringside = await startPacked({
    command: join(unpacked, 'ringside'),
    args: ['--hidden', '--demo'],
    prepare: saveAccount
  })
  await seeItRing(ringside)
  // the account has no secret: that is known only when the native addon of the key store was loaded
  await ringside.notifications.next('to sign in again', ({ summary }) => summary === 'Sign in again')
  expect(ringside.maps()).toContain('keytar.node')
  expect(ringside.pages()).not.toHaveLength(0)
  for (const status of ringside.pages()) expect(status).toMatch(/^Seccomp:\s*2$/m)

  expect(await ringside.startAgain([])).toMatchObject({ code: 0 })
  await expect.poll(() => ringside.windows()).toContain('Ringside')

  for (const option of ['--remote-debugging-port=0', '--no-sandbox', '--user-data-dir=/tmp/elsewhere']) {
    const { code, output } = await ringside.startAgain([option])
    expect(output).toContain(`does not start with ${option.split('=')[0] ?? ''}`)
    expect(code).toBe(2)
  }
  expect(await problemsIn(ringside)).toEqual([])
})

test('the package carries the licences of what is in it, and the addon of this system only', async () => {
  const notices = await readFile(join(unpacked, 'LICENSES.packages.txt'), 'utf8')
  for (const name of ['undici', 'rrule-temporal', 'svelte', 'bits-ui', 'cldr-core', '@github/keytar']) {
    expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'))
  }
  expect(notices).toContain('UNICODE LICENSE V3')
  const addons = join(unpacked, 'resources/app.asar.unpacked/node_modules/keytar/prebuilds')
  expect(await readdir(addons)).toEqual([`linux-${process.arch}`])
})

test('the Debian package installs, starts from the menu, rings, and leaves nothing behind', async () => {
  const file = (await readdir(folder)).find((name) => name.endsWith('.deb'))
  test.skip(file === undefined, 'there is no dpkg-deb here')
  const onDisk = await putOnDisk(join(folder, file ?? ''))
  try {
    const { command, args } = await menuCommand(onDisk)
    expect(args).toEqual(['--ozone-platform=x11'])
    await using ringside = await startPacked({ command, args: [...args, '--hidden'] })
    await seeItRing(ringside)
    expect(await problemsIn(ringside)).toEqual([])
  } finally {
    expect(await onDisk.remove()).toEqual([])
  }
})

/** The demo is live, its caller rings after three seconds, and the call is answered from the tray. */
async function seeItRing(ringside: PackedProgram): Promise<void> {
  const { tray, windows } = ringside
  // a module that is missing says so here, before anything is waited for in vain
  expect(await problemsIn(ringside)).toEqual([])
  const ringing = async (): Promise<string | undefined> => (await tray.menu()).find(canBeAnswered)?.label
  const popups = async (): Promise<number> =>
    (await windows()).filter((title) => title.includes('incoming call')).length
  await expect.poll(ringing).toBeDefined()
  await expect.poll(popups).toBe(1)
  await tray.click((await ringing()) ?? '', 'Answer')
  await expect.poll(ringing).toBeUndefined()
}

const canBeAnswered = ({ children }: TrayMenuItem): boolean =>
  children.some(({ label, enabled }) => label === 'Answer' && enabled)

/** What its log has that nobody should find there. */
async function problemsIn(ringside: PackedProgram): Promise<readonly string[]> {
  return (await ringside.log()).filter((line) => /"level":"(warn|error)"/.test(line))
}

/** An account from an earlier start: its secret is asked for in the key store, where it is missing. */
async function saveAccount(profile: string): Promise<void> {
  const settings = { address: 'https://localhost:9', domain: 'example.org', userId: 'jane' }
  const value = [{ id: 'a1', vendor: 'dstny', label: 'Jane', settings }]
  await mkdir(profile, { recursive: true })
  await writeFile(join(profile, 'accounts.json'), JSON.stringify({ version: 1, value }))
  for (const path of [profile, join(profile, 'accounts.json')]) {
    if (ordinaryUser !== undefined) await chown(path, ordinaryUser, ordinaryUser)
  }
}

/** Where users may not make namespaces, Chromium needs a helper that is root's; the .deb has it, a folder cannot. */
async function makeSandboxUsable(helper: string): Promise<void> {
  if (ordinaryUser === undefined) return
  const asUser = [`--reuid=${ordinaryUser}`, `--regid=${ordinaryUser}`, '--clear-groups']
  const { code } = await run('setpriv', [...asUser, 'unshare', '--user', 'true'])
  if (code !== 0) await chmod(helper, 0o4755)
}
