import { conformance } from '../../conformance.ts'
import { allOptions, conformanceOptions } from '../testing/conformance-options.ts'

conformance(conformanceOptions)
conformance(allOptions)
