import { pressKeys, xdotool } from '../../e2e/support/keyboard.ts'
import { waitFor } from '../../e2e/support/wait-for.ts'

const TITLE = '^Ringside$'

/** Closes the main window of the program as a user does, with the keys of the window manager, and waits until it has gone. */
export async function closeMainWindow(): Promise<void> {
  const visible = (): Promise<string> => xdotool('search', '--onlyvisible', '--name', TITLE).catch(() => '')
  const id = await waitFor('the main window', async () => (await visible()).split('\n').at(-1) || false)
  await xdotool('windowactivate', '--sync', id)
  await pressKeys('alt+F4')
  await waitFor('the main window to be closed', async () => (await visible()) === '')
}
