import type { PresenceShortcut } from '../../src-preload/contract/presence.ts'
import type { BareAction, DialKind, TransferKind } from '../../src-preload/contract/command.ts'

/** How the called see a call; absent: as the account is set now. */
export interface ShownAs {
  readonly lineId?: string
  readonly roleId?: string
}

/** What a link can be asked to do. Ids are the vendor's, numbers are dialable digits. */
export type Command =
  | ({
      readonly type: 'dial'
      readonly number: string
      readonly deviceId: string | undefined
      /** 'plain' when absent. */
      readonly kind?: DialKind
    } & ShownAs)
  /** The system rings the user, then the other side; no call is told by the answer. */
  | {
      readonly type: 'callBack'
      readonly number: string
      readonly answerPlaceId: string | undefined
      /** 'plain' when absent. */
      readonly kind?: DialKind
      readonly roleId?: string
    }
  | { readonly type: 'answer'; readonly vendorId: string; readonly deviceId: string | undefined }
  | { readonly type: Exclude<BareAction, 'cancelConsultation' | 'leaveConference'>; readonly vendorId: string }
  | { readonly type: 'leaveConference'; readonly vendorId: string }
  | { readonly type: 'swap'; readonly vendorId: string; readonly otherVendorId: string }
  | {
      readonly type: 'blindTransfer'
      readonly vendorId: string
      readonly number: string
      /** 'plain' when absent. */
      readonly kind?: TransferKind
      readonly supervised?: boolean
    }
  | { readonly type: 'dtmf'; readonly vendorId: string; readonly digits: string }
  | ({
      readonly type: 'consult'
      readonly vendorId: string
      readonly number: string
      readonly kind?: DialKind
    } & ShownAs)
  /** `vendorId` is handed over, `otherVendorId` is the call to the one who gets it. */
  | {
      readonly type: 'completeTransfer'
      readonly vendorId: string
      readonly otherVendorId: string
      readonly waitForAnswer: boolean
    }
  /** Ends the consultation `vendorId` and takes `otherVendorId` off hold. */
  | { readonly type: 'cancelConsultation'; readonly vendorId: string; readonly otherVendorId: string }
  | { readonly type: 'addToConference'; readonly vendorId: string; readonly otherVendorId: string }
  | { readonly type: 'removeParticipant'; readonly vendorId: string; readonly participantId: string }
  | { readonly type: 'move'; readonly vendorId: string; readonly deviceId: string }
  | { readonly type: 'pickUp'; readonly pickupId: string; readonly deviceId: string | undefined }
  | { readonly type: 'pickUpAnyCall'; readonly systemCallId: string; readonly deviceId: string | undefined }
  | { readonly type: 'applyShortcut'; readonly shortcut: PresenceShortcut; readonly until: number | undefined }
  | { readonly type: 'setActivity'; readonly activityId: string }
  | { readonly type: 'setQueueSignedIn'; readonly vendorId: string; readonly signedIn: boolean }
