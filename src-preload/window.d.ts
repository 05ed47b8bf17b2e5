import type { ContractNames } from './bridge.ts'
import type { Bridge } from './contract/ipc.ts'

declare global {
  /** Written in by the build, from the contract. */
  const CONTRACT_NAMES: ContractNames

  interface Window {
    readonly ringside: Bridge
  }
}
