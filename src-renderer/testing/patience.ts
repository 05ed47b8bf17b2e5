import { configure } from '@testing-library/svelte'

/** Parts of a page are imported when they are opened, which takes its time on a machine that does other things as well. */
configure({ asyncUtilTimeout: 5_000 })
