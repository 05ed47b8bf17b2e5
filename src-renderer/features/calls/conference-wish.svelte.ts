import { SvelteSet } from 'svelte/reactivity'

/** Calls about which somebody was called to be added, so that joining stands before handing over. */
export const conferenceWishes = new SvelteSet<string>()
