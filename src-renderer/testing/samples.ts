import type { Account } from '../../src-preload/contract/account.ts'
import type { ShownCertificate } from '../../src-preload/contract/certificate.ts'
import type { Queue } from '../../src-preload/contract/queue.ts'
import type { Call } from '../../src-preload/contract/call.ts'
import type { ContactRow } from '../../src-preload/contract/contact.ts'
import type { MissedCall } from '../../src-preload/contract/missed.ts'
import type { SignInForm } from '../../src-preload/contract/settings-form.ts'

export const anAccount = (parts: Partial<Account> = {}): Account => ({
  id: 'a1',
  vendor: 'vendor-one',
  vendorName: 'Vendor One',
  label: 'Jane Doe · example.org',
  mark: { label: 'Vendor', colour: 'indigo' },
  isDemo: false,
  connection: 'live',
  capabilities: [
    'dial',
    'calls',
    'answer',
    'hangUp',
    'hold',
    'mute',
    'swap',
    'blindTransfer',
    'dtmf',
    'presence',
    'queueSignIn',
    'contactSearch'
  ],
  secretStorage: 'keyStore',
  devices: [
    { id: 'd1', name: 'Desk phone', kind: 'deskPhone', active: true },
    { id: 'd2', name: 'Mobile', kind: 'mobile', active: true }
  ],
  preferredDeviceId: 'd1',
  ...parts
})

export const aCall = (parts: Partial<Call> = {}): Call => ({
  id: 'a1:c1',
  accountId: 'a1',
  direction: 'incoming',
  state: 'alerting',
  remote: { kind: 'external', name: 'Anna Schmidt', displayNumber: '030 123456', withheld: false },
  muted: false,
  conference: false,
  participants: [],
  startedAt: 1_000,
  deviceIds: ['d1'],
  answerDeviceIds: ['d1'],
  answerDeviceId: 'd1',
  allowed: ['answer', 'reject'],
  ...parts
})

export const aTalk = (parts: Partial<Call> = {}): Call =>
  aCall({
    state: 'connected',
    connectedAt: 2_000,
    answerDeviceIds: [],
    allowed: ['hold', 'mute', 'hangUp', 'blindTransfer', 'dtmf'],
    ...parts
  })

export const aMissedCall = (parts: Partial<MissedCall> = {}): MissedCall => ({
  id: 'm1',
  accountId: 'a1',
  remote: {
    kind: 'external',
    name: 'Frida Jönsson',
    number: '+493023125123',
    displayNumber: '030 23125123',
    withheld: false
  },
  at: 1_000,
  sources: [{ accountId: 'a1', kind: 'call', id: 'a1:c1' }],
  ...parts
})

export const aQueue = (parts: Partial<Queue> = {}): Queue => ({
  id: 'a1:q1',
  accountId: 'a1',
  name: 'Support',
  kind: 'acd',
  signedIn: false,
  nightMode: false,
  ...parts
})

export const aContact = (parts: Partial<ContactRow> = {}): ContactRow => ({
  id: 'k1',
  accountId: 'a1',
  name: 'Bernd Maier',
  numbers: [{ label: 'Work', number: '214', display: '214' }],
  available: true,
  ...parts
})

export const aForm: SignInForm = {
  vendor: 'vendor-one',
  methods: [
    {
      id: 'password',
      label: 'Password',
      fields: [
        { name: 'address', label: 'Address', kind: 'address', required: true },
        { name: 'user', label: 'User name', kind: 'text', required: true },
        { name: 'secret', label: 'Password', kind: 'password', required: true }
      ]
    },
    { id: 'token', label: 'Token', fields: [{ name: 'address', label: 'Address', kind: 'address', required: true }] }
  ]
}

/** A certificate whose fingerprint is all of this one pair. */
export const aCertificate = (pair = 'AB', parts: Partial<ShownCertificate> = {}): ShownCertificate => ({
  subject: 'pbx.example.org',
  issuer: 'Office CA',
  endsAt: Date.UTC(2090, 0, 31, 12),
  fingerprint: Array.from({ length: 32 }, () => pair).join(':'),
  ...parts
})
