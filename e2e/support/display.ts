import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { startDesktop } from '../../scripts/desktop.mjs'

const exec = promisify(execFile)
const SMALL = 'small'
/** Pixel clock in MHz, then width and height with their blanking: 1024x768 at 60 Hz. */
const TIMINGS = ['63.5', '1024', '1072', '1176', '1328', '768', '771', '775', '798']

/** A display of a test's own, whose size can change while programs run on it. */
export interface Display extends AsyncDisposable {
  /** What programs need to find it. */
  readonly env: Readonly<Record<string, string>>
  /** Makes it 1024 wide and 768 high, as undocking or a remote desktop does. */
  shrink(): Promise<void>
}

/** Starts one of 1280x800 with a window manager. */
export async function startDisplay(): Promise<Display> {
  const desktop = await startDesktop({ bus: false })
  const { env } = desktop
  const name = env['DISPLAY'] ?? ''
  const xrandr = (...args: readonly string[]): Promise<unknown> => exec('xrandr', ['-display', name, ...args])
  return {
    env: { DISPLAY: name },
    shrink: async () => {
      await xrandr('--newmode', SMALL, ...TIMINGS)
      await xrandr('--addmode', 'screen', SMALL)
      await xrandr('--output', 'screen', '--mode', SMALL)
    },
    [Symbol.asyncDispose]: () => desktop.stop()
  }
}
