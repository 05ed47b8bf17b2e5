import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { Lifetime } from '../../src-main/util/lifetime.ts'
import { accountOf, expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { popupPage } from '../pages/popup-page.ts'
import { startCompositor } from '../support/compositor.ts'
import { textOf } from '../support/processes.ts'
import { windowsOn } from '../support/screen.ts'
import { waitFor } from '../support/wait-for.ts'

const FRIDA = { number: '+493023125123', name: 'Frida Jönsson' }

test('on Wayland the window appears, the popup shows who rings, and the settings say what is limited', async ({
  start,
  company
}) => {
  await using life = new Lifetime()
  const wayland = life.add(await startCompositor())
  const jane = await start({
    account: accountOf(company, 'jane'),
    args: ['--ozone-platform=wayland'],
    env: { ...wayland.env, DISPLAY: undefined }
  })
  // before the desktop under it goes
  life.defer(() => jane.close())
  const page = await jane.main()
  await expect(mainPage(page).badge()).toHaveAccessibleName(/Live$/)
  const isVisible = (): Promise<boolean> =>
    jane.app.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find((window) => window.webContents.getURL().includes('index.html'))
          ?.isVisible() ?? false
    )
  await expect.poll(isVisible).toBe(true)
  await page.getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByText('On this desktop (Wayland) Ringside cannot choose its place')).toBeVisible()

  await jane.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().includes('index.html'))
      ?.minimize()
  })
  await company.pbx.outside(FRIDA.number, FRIDA.name).dials(company.pbx.extension('jane'))
  await expect.poll(() => jane.popupIsVisible()).toBe(true)
  await expect(popupPage(await jane.popup()).card(FRIDA.name)).toBeVisible()
})

test('started on Wayland by itself, the program starts anew on X11, once, where the popup keeps its promises', async ({
  profile
}) => {
  await using wayland = await startCompositor()
  const display = process.env['DISPLAY'] ?? ''
  const program = process.env['RINGSIDE_ELECTRON'] ?? ''
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [...sandbox, '--ozone-platform-hint=auto', `--user-data-dir=${profile}`, '.', '--demo']
  const cwd = new URL('../..', import.meta.url).pathname
  const first = spawn(program, args, { cwd, env: { ...process.env, ...wayland.env }, stdio: 'ignore' })
  try {
    expect(await once(first, 'exit')).toEqual([0, null])
    await waitFor('the window on X11', async () => (await windowsOn(display)).includes('Ringside'), 20_000)
    const [again = 0] = programsOn(profile)
    expect(commandLine(again)).toContain(' --ozone-platform=x11 ')
  } finally {
    first.kill()
    for (const pid of programsOn(profile)) process.kill(pid)
    await waitFor('the program to end', () => programsOn(profile).length === 0, 20_000)
  }
})

/** The main processes that run on that profile. */
const programsOn = (profile: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter(
      (pid) => commandLine(pid).includes(` --user-data-dir=${profile} `) && !/ --(type|fd)=/.test(commandLine(pid))
    )

/** Arguments as Chromium shows them: switches first. */
const commandLine = (pid: number): string => textOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
