import type { Term } from '../bert/term.ts'

/** One message of the socket (Basix 3.3). */
export type CtiMessage =
  | { readonly kind: 'field_spec'; readonly element: string; readonly fields: readonly string[] }
  /** All elements of a kind; of each its values in the order of the fields. */
  | { readonly kind: 'initial_info'; readonly element: string; readonly items: readonly (readonly Term[])[] }
  | { readonly kind: 'info_event'; readonly element: string; readonly values: readonly Term[]; readonly event: string }
  | { readonly kind: 'system_msg'; readonly word: string }
  /** Text that somebody sends to everybody. */
  | { readonly kind: 'msg'; readonly text: string }
