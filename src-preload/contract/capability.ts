/** What an account can ever do; the interface asks for these, never for a vendor. */
export const capabilities = [
  'dial',
  'callControl',
  'mute',
  'swap',
  'blindTransfer',
  'dtmf',
  'presence',
  'presenceShortcuts',
  'queueSignIn',
  'queueFigures',
  'contactSearch',
  'devices'
] as const
export type Capability = (typeof capabilities)[number]
