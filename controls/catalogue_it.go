package controls

// generalITEntry is the catalogue of general IT objectives. Disaster recovery and availability are not among them: such
// promises belong in a SOC 2 or among other information. IT-7 stays with the completeness of records.
func generalITEntry(n int) CatalogueEntry {
	switch n {
	case 1: // Joiners, movers and leavers, privileged access, periodic review, authentication and segregation of duties.
		return CatalogueEntry{
			Key: "IT-1", Name: "Logical access", Kind: GeneralIT,
			Statement: ObjectivePrefix + "logical access to the in-scope applications, data and infrastructure is restricted to authorized users and to the actions that their duties call for.",
			Risks: []string{
				"Access is granted beyond what was approved, or is not removed when someone leaves or moves.",
				"Privileged or shared accounts are used without a trace of who used them.",
				"One person can both enter and approve a transaction.",
			},
			Natures: []Nature{Manual, ITDependentManual, Automated},
		}
	case 2: // Someone other than the developer, so that no one person can alter a calculation unseen.
		return CatalogueEntry{
			Key: "IT-2", Name: "Change", Kind: GeneralIT,
			Statement: ObjectivePrefix + "changes to the in-scope applications, databases and infrastructure are authorized, tested, approved, and implemented by someone other than the developer.",
			Risks: []string{
				"An untested change alters a calculation or a report.",
				"A developer puts code into production without approval.",
				"An emergency change is never reviewed.",
			},
			Natures: []Nature{Manual, Automated},
		}
	case 3: // Needed only in periods with a new system or a conversion.
		return CatalogueEntry{
			Key: "IT-3", Name: "New systems and data conversion", Kind: GeneralIT,
			Statement: ObjectivePrefix + "new systems and conversions of data are authorized, tested and approved, and converted data are complete and accurate.",
			Risks: []string{
				"Records are lost or altered in a conversion.",
				"A system goes live with open defects that bear on processing.",
			},
			Natures: []Nature{Manual, ITDependentManual},
		}
	case 4: // Processing that stops halfway shows in balances as a lack of completeness.
		return CatalogueEntry{
			Key: "IT-4", Name: "Jobs and interfaces", Kind: GeneralIT,
			Statement: ObjectivePrefix + "scheduled jobs and interfaces are executed completely, accurately and in the authorized order, and failures are identified and resolved.",
			Risks: []string{
				"A job fails and the next one runs on incomplete data.",
				"A schedule is changed without authority.",
				"An interface passes part of a file and reports success.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	case 5: // Only as far as processing is affected; the speed of an answer is a service level.
		return CatalogueEntry{
			Key: "IT-5", Name: "Incidents and problems", Kind: GeneralIT,
			Statement: ObjectivePrefix + "incidents and problems that affect processing are recorded completely, prioritized and resolved.",
			Risks: []string{
				"An error in processed data is corrected for one user entity and not for the others.",
				"A recurring fault is worked around and never explained.",
			},
			Natures: []Nature{Manual, ITDependentManual},
		}
	case 6: // Often at a hosting provider, and then carved out.
		return CatalogueEntry{
			Key: "IT-6", Name: "Physical access", Kind: GeneralIT,
			Statement: ObjectivePrefix + "physical access to data centers and other sensitive areas is restricted to authorized persons.",
			Risks: []string{
				"Someone without authority reaches equipment or media.",
				"Badges of leavers remain active.",
			},
			Natures: []Nature{Manual, Automated},
		}
	case 7: // Completeness of the records, no promise of continuity.
		return CatalogueEntry{
			Key: "IT-7", Name: "Backup", Kind: GeneralIT,
			Statement: ObjectivePrefix + "programs and data that support user entities' records are backed up completely and can be restored accurately.",
			Risks: []string{
				"A backup fails and nobody notices.",
				"A backup cannot be read when records have to be restored.",
			},
			Natures: []Nature{Automated, Manual},
		}
	case 8: // Where data leave one organization's controls and enter another's.
		return CatalogueEntry{
			Key: "IT-8", Name: "Data transmission", Kind: GeneralIT,
			Statement: ObjectivePrefix + "data transmissions to and from user entities and other parties are authorized, complete, accurate and protected from change and disclosure.",
			Risks: []string{
				"A file is altered or read on its way.",
				"A file is sent to the wrong party, twice or not at all.",
				"A file from an unknown sender is accepted.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	}
	return CatalogueEntry{}
}
