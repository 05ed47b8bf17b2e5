import { serviceFaultConformance } from '../../conformance.ts'
import { allOptions } from '../testing/conformance-options.ts'

serviceFaultConformance(allOptions)
