/** What is unfolded to paint one frame, in pixels, from the corner of the whole picture. */
export interface Frame {
  readonly width: number
  readonly height: number
}

/** The file is not what it says it is, or has something that is not known here. */
export class UnknownPicture extends Error {}
