import type { Push } from '../../src-preload/contract/ipc.ts'

/** Parts of the main window; 'dial' is home with the keyboard in the field. */
export type View = Exclude<Push<'window.show'>['view'], 'dial'>
