import type { NetworkInterfaceInfo } from 'node:os'
import { expect, it } from 'vitest'
import { cameOnline, networkKey } from './network-key.ts'

const four = (address: string, internal = false): NetworkInterfaceInfo => ({
  address,
  internal,
  family: 'IPv4',
  netmask: '255.255.255.0',
  mac: '00:00:00:00:00:00',
  cidr: null
})
const six = (address: string): NetworkInterfaceInfo => ({ ...four(address), family: 'IPv6', scopeid: 0 })

const atWork = networkKey({ lo: [four('127.0.0.1', true)], eth0: [four('192.0.2.7'), six('2001:db8:1:2:3:4:5:6')] })

it('another address is another network', () => {
  expect(cameOnline(atWork, networkKey({ eth0: [four('198.51.100.7')] }))).toBe(true)
})

it('a new temporary IPv6 address is not', () => {
  const later = networkKey({ eth0: [six('2001:db8:1:2:9:9:9:9'), six('2001:db8:1:2:3:4:5:6'), four('192.0.2.7')] })
  expect(cameOnline(atWork, later)).toBe(false)
})

it('coming back is a change, going away is none', () => {
  const none = networkKey({ lo: [four('127.0.0.1', true)] })
  expect(cameOnline(atWork, none)).toBe(false)
  expect(cameOnline(none, atWork)).toBe(true)
})
