/** What tells on which window system the program runs. */
export interface WindowSystem {
  readonly platform: NodeJS.Platform
  /** Chromium's switch `ozone-platform`, which it sets itself when nobody has. */
  readonly ozone: string
}

/**
 * Whether it runs natively on Wayland. There no window can be placed, kept above others or shown without the keyboard, so
 * X11, which nearly every Wayland desktop has too, is preferred; who asks for Wayland by a switch gets it.
 */
export const isOnWayland = ({ platform, ozone }: WindowSystem): boolean => platform === 'linux' && ozone === 'wayland'

/**
 * The arguments with which to start anew on X11, where Chromium has chosen Wayland by itself; undefined when there is no
 * reason to. The window system is chosen before our code runs, and a start with these arguments gives none again.
 */
export function argumentsForX11(
  system: WindowSystem,
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>
): string[] | undefined {
  const isAskedFor = argv.some((arg) => arg.startsWith('--ozone-platform='))
  const hasX11 = env['DISPLAY'] !== undefined && env['DISPLAY'] !== ''
  if (!isOnWayland(system) || isAskedFor || !hasX11) return undefined
  return ['--ozone-platform=x11', ...argv.slice(1)]
}
