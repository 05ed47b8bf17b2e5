import type { NetworkInterfaceInfo } from 'node:os'

/** The networks that this computer is in, as one text to compare; empty without any. */
export function networkKey(interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>): string {
  const networks = Object.entries(interfaces).flatMap(([name, addresses]) =>
    (addresses ?? []).filter(({ internal }) => !internal).map((address) => `${name} ${networkOf(address)}`)
  )
  return [...new Set(networks)].sort().join('\n')
}

/** True when there is a network and it is another one than before. */
export const cameOnline = (before: string, now: string): boolean => now !== '' && now !== before

/** Temporary IPv6 addresses come and go while the network stays, so of these only the first four groups count. */
const networkOf = ({ address, family }: NetworkInterfaceInfo): string =>
  family === 'IPv4' ? address : address.split(':').slice(0, 4).join(':')
