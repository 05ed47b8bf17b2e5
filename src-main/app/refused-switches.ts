/**
 * Switches of Chromium and Node that open the program to others, or take its protection away. A packaged program does not
 * start with them (trust.md S6, N1, N3); un-packaged, developers and tests need some. Not here is what the runtime gives
 * itself at every start.
 */
const REFUSED = [
  // debuggers
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'auto-open-devtools-for-tabs',
  'inspect',
  'inspect-brk',
  'inspect-wait',
  'inspect-port',
  'js-flags',
  // foreign code
  'load-extension',
  'disable-extensions-except',
  'browser-subprocess-path',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  // web security
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-running-insecure-content',
  'unsafely-treat-insecure-origin-as-secure',
  'enable-blink-features',
  'enable-experimental-web-platform-features',
  'blink-settings',
  // the sandbox
  'no-sandbox',
  'single-process',
  'disable-setuid-sandbox',
  'disable-namespace-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-gpu-sandbox',
  'allow-sandbox-debugging',
  // connections and certificates
  'proxy-server',
  'proxy-pac-url',
  'proxy-bypass-list',
  'host-rules',
  'host-resolver-rules',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'allow-insecure-localhost',
  'ssl-key-log-file',
  'log-net-log',
  // a profile that somebody else has prepared; one's own is chosen by XDG_CONFIG_HOME
  'user-data-dir'
] as const

/** The first refused switch of a command line, as it is written there; undefined when there is none. */
export function refusedSwitch(hasSwitch: (name: string) => boolean): string | undefined {
  const name = REFUSED.find(hasSwitch)
  return name === undefined ? undefined : `--${name}`
}
