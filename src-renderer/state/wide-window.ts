import { MediaQuery } from 'svelte/reactivity'

/** From this width on the stage has a column of its own; the same number as in the styles. */
export const wideWindow = new MediaQuery('min-width: 720px')
