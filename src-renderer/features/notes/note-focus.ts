/** A field that was left longer ago has no successor any more, in ms. */
const GONE_MS = 1_000

interface Typing {
  readonly key: string
  readonly field: HTMLTextAreaElement
  /** By `performance.now()`; nothing while the keyboard is in it, as far as anybody was told. */
  readonly leftAt?: number
}

let typing: Typing | undefined

/** The keyboard is in that field, about the thing of that key. */
export function startedTyping(key: string, field: HTMLTextAreaElement): void {
  typing = { key, field }
}

/** The keyboard has left the field: because somebody uses another control, or because the field is taken away. */
export function stoppedTyping(field: HTMLTextAreaElement): void {
  if (typing?.field === field) typing = { ...typing, leftAt: typing.leftAt ?? performance.now() }
}

/** Takes the keyboard over from a field about the same thing that has just gone: the call has another place now. */
export function goOnTyping(key: string, field: HTMLTextAreaElement): void {
  if (typing?.key !== key || typing.field.isConnected) return
  if (performance.now() - (typing.leftAt ?? performance.now()) > GONE_MS) return
  const isUsed = document.activeElement instanceof HTMLElement && document.activeElement.tabIndex >= 0
  if (isUsed) return
  const { selectionStart, selectionEnd } = typing.field
  field.focus()
  field.setSelectionRange(selectionStart, selectionEnd)
}
