import { serviceFaultConformance } from '../../conformance.ts'
import { conformanceOptions } from '../testing/conformance-options.ts'
import { recordSamples } from '../testing/record-samples.ts'

serviceFaultConformance({ ...conformanceOptions, samples: recordSamples })
