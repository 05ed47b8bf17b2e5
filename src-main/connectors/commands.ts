import type { PresenceShortcut } from '../../src-preload/contract/presence.ts'
import type { BareAction, DialKind, RingOrder, TransferKind } from '../../src-preload/contract/command.ts'

/** How the called see a call; absent: as the account is set now. */
export interface ShownAs {
  readonly lineId?: string
  readonly roleId?: string
}

/** Who is rung for a call: people, or a group of the system as it is set where seconds are absent. */
export type RungFirst =
  | { readonly contactIds: readonly string[]; readonly how: RingOrder }
  | { readonly vendorId: string; readonly groupSeconds?: number; readonly memberSeconds?: number }

type BareCommand = Exclude<BareAction, 'answer' | 'cancelConsultation'>

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
  /** `deviceId`: one of the call's `answerDeviceIds`; undefined where it has none. */
  | { readonly type: 'answer'; readonly vendorId: string; readonly deviceId: string | undefined }
  | { [T in BareCommand]: { readonly type: T; readonly vendorId: string } }[BareCommand]
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
  /** Who answers first is connected to the number, or to the user where there is none. */
  | { readonly type: 'ringGroup'; readonly first: RungFirst; readonly number?: string }
  | { readonly type: 'applyShortcut'; readonly shortcut: PresenceShortcut; readonly until: number | undefined }
  | { readonly type: 'setActivity'; readonly activityId: string }
  | { readonly type: 'setQueueSignedIn'; readonly vendorId: string; readonly signedIn: boolean }
  /** Gets the call back that waits in this slot. */
  | { readonly type: 'retrieve'; readonly slot: string; readonly deviceId: string | undefined }
  | { readonly type: 'setDnd'; readonly on: boolean }
  | { readonly type: 'setSwitch'; readonly switchId: string; readonly on: boolean }
  | {
      readonly type: 'setQueuePaused'
      readonly vendorId: string
      readonly paused: boolean
      readonly reason?: string
    }

/** The command of one type. */
export type CommandOf<T extends Command['type']> = Extract<Command, { readonly type: T }>

/** What carries out each command: a missing one does not compile. */
export type CommandHandlers = {
  readonly [T in Command['type']]: (command: CommandOf<T>, signal: AbortSignal) => Promise<void>
}
