import { compose } from './app/compose.ts'

// not awaited: Electron holds `ready` back until this module is done, and composing waits for `ready`
void compose()
