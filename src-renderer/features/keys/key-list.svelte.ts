/** Whether the list of keys is open: by F1, or from a menu. */
class KeyListState {
  isOpen = $state(false)

  open(): void {
    this.isOpen = true
  }

  toggle(): void {
    this.isOpen = !this.isOpen
  }

  close(): void {
    this.isOpen = false
  }
}

/** The one list of keys of this window. */
export const keyList = new KeyListState()
