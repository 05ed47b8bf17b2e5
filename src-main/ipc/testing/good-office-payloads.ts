import type { Input, Output } from '../../../src-preload/contract/ipc.ts'
import type { OfficeName } from '../../../src-preload/contract/office/office.ts'

const onAccount = { accountId: 'a' } as const

/** A good input for every office request. */
export const goodOfficeInputs: { readonly [N in OfficeName]: Input<N> } = {
  'message.send': { ...onAccount, to: '030 901820', text: 'On my way.' }
}

/** A good output for every office request. */
export const goodOfficeOutputs: { readonly [N in OfficeName]: Output<N> } = {
  'message.send': undefined
}
