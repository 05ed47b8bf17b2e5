import type { Input, Output, RequestName } from '../../../src-preload/contract/ipc.ts'
import { goodOfficeInputs, goodOfficeOutputs } from './good-office-payloads.ts'

const goodCertificate = {
  subject: 'pbx.example.org',
  issuer: 'Office CA',
  endsAt: 1_800_000_000_000,
  fingerprint: Array.from({ length: 32 }, () => 'AB').join(':')
}

/** A good input for every request. */
export const goodInputs: { readonly [N in RequestName]: Input<N> } = {
  'state.snapshot': undefined,
  'call.act': { callId: 'a:c1', action: 'blindTransfer', number: '201' },
  'call.dial': { accountId: 'a', number: '030 901820', deviceId: 'desk' },
  'call.chooseAnswerDevice': { callId: 'a:c1', deviceId: 'desk' },
  'call.dismiss': { callId: 'a:c1' },
  'missed.onScreen': { ids: ['m1', 'm2'] },
  'missed.clear': { ids: ['m1'] },
  'dial.understand': { text: '201' },
  'dialRequest.confirm': { id: 'dial-1', accountId: 'a' },
  'dialRequest.dismiss': { id: 'dial-1' },
  'presence.applyShortcut': { accountId: 'a', shortcutId: 's1' },
  'presence.setActivity': { accountId: 'a', activityId: 'lunch' },
  'presence.setDnd': { accountId: 'a', on: true },
  'presence.setSwitch': { accountId: 'a', switchId: 's1', on: false },
  'queue.setSignedIn': { queueId: 'a:q1', signedIn: true },
  'queue.setPaused': { queueId: 'a:q1', paused: true, reason: 'Lunch' },
  'queue.onScreen': { ids: ['a:q1', 'a:q2'] },
  'colleague.watch': { accountId: 'a', contactIds: ['kim@example.org', 'anna@example.org'] },
  'contacts.search': { query: 'kim', limit: 10 },
  'account.vendors': undefined,
  'account.form': { vendor: 'fake', accountId: 'a' },
  'account.signIn': { vendor: 'fake', method: 'password', values: { address: 'pbx.example.org', password: 'right' } },
  'account.options': { accountId: 'a' },
  'account.setOptions': { accountId: 'a', values: { seconds: '20', queues: ['1', '2'], on: true } },
  'account.remove': { accountId: 'a' },
  'account.reconnect': { accountId: 'a' },
  'account.preferDevice': { accountId: 'a', deviceId: 'desk' },
  'account.setParkCode': { accountId: 'a', code: '*70' },
  'endpoints.choose': { vendor: 'fake' },
  'endpoints.cancel': undefined,
  'endpoints.use': { accountId: 'a', choiceId: 'c1' },
  'certificate.look': { host: 'pbx.example.org:8443' },
  'certificate.chooseAuthority': undefined,
  'certificate.use': { accountId: 'a', choiceId: 'c1' },
  'settings.change': { theme: 'dark' },
  'notice.dismiss': { id: 'notice-1' },
  'popup.dismiss': { callId: 'a:c1' },
  'popup.resize': { height: 180 },
  'popup.isLimited': undefined,
  'window.openMain': undefined,
  'demo.run': { action: 'ringMe' },
  'demo.show': { shown: true },
  ...goodOfficeInputs
}

/** A good output for every request. */
export const goodOutputs: { readonly [N in RequestName]: Output<N> } = {
  'state.snapshot': {
    revision: 3,
    state: {
      accounts: {},
      calls: {},
      missed: {},
      presence: {},
      queues: {},
      colleagues: {},
      notices: {},
      dialRequests: {},
      popupCards: {},
      settings: {}
    }
  },
  'call.act': undefined,
  'call.dial': undefined,
  'call.chooseAnswerDevice': undefined,
  'call.dismiss': undefined,
  'missed.onScreen': undefined,
  'missed.clear': undefined,
  'dial.understand': { digits: '201', kind: 'extension', display: '201' },
  'dialRequest.confirm': undefined,
  'dialRequest.dismiss': undefined,
  'presence.applyShortcut': undefined,
  'presence.setActivity': undefined,
  'presence.setDnd': undefined,
  'presence.setSwitch': undefined,
  'queue.setSignedIn': undefined,
  'queue.setPaused': undefined,
  'queue.onScreen': undefined,
  'colleague.watch': undefined,
  'contacts.search': [{ id: 'k', accountId: 'a', name: 'Kim', numbers: [] }],
  'account.vendors': [{ vendor: 'fake', vendorName: 'Fake PBX' }],
  'account.form': { vendor: 'fake', methods: [] },
  'account.signIn': { status: 'signedIn', accountId: 'a' },
  'account.options': [{ name: 'seconds', label: 'Seconds', kind: 'number', required: true, max: 60, value: '10' }],
  'account.setOptions': undefined,
  'account.remove': undefined,
  'account.reconnect': undefined,
  'account.preferDevice': undefined,
  'account.setParkCode': undefined,
  'endpoints.choose': {
    status: 'read',
    choiceId: 'c1',
    report: { fileName: 'x.json', matched: [], ambiguous: [], notFound: [], changed: 0 }
  },
  'endpoints.cancel': undefined,
  'endpoints.use': undefined,
  'certificate.look': {
    choiceId: 'c1',
    trust: { kind: 'certificate', host: 'pbx.example.org:8443', certificate: goodCertificate }
  },
  'certificate.chooseAuthority': {
    choiceId: 'c1',
    trust: { kind: 'authority', fileName: 'ca.pem', certificates: [goodCertificate] }
  },
  'certificate.use': undefined,
  'settings.change': undefined,
  'notice.dismiss': undefined,
  'popup.dismiss': undefined,
  'popup.resize': undefined,
  'popup.isLimited': true,
  'window.openMain': undefined,
  'demo.run': undefined,
  'demo.show': undefined,
  ...goodOfficeOutputs
}
