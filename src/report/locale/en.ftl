# Every word that people read, in English. The same keys as vi.ftl; a test compares the two files.

## Severities

severity-error = error
severity-warning = warning
severity-note = note
help-label = help

## Files and folders

file-unreadable = cannot read the file or folder: { $reason ->
        [not-found] it is not there
        [not-a-folder] a file stands where the path needs a folder
        [denied] permission denied
        [folder] it is a folder
        [loop] links lead in a circle
        [too-many] it holds more files and folders than are looked through
        [special] it is no ordinary file but a pipe, a device or a socket
       *[other] { $reason }
    }
    .help = { $reason ->
        [too-many] name a folder that holds nothing else; `data/README.md` says how many
        [special] put an ordinary file in its place, or remove it
       *[other] check the path and the permissions
    }
file-not-utf8 = the file is not UTF-8 text
    .help = save the file as UTF-8 (in Notepad: Save As, Encoding: UTF-8)
file-too-large = the file is larger than { $limit } MiB
    .help = split the data into several plans
limit-exceeded = { $what ->
        [characters] this text has more than { $limit } characters
        [members] this is more than { $limit } in one list
        [holders] these are more than { $limit } units or organisations
        [quotas] these are more than { $limit } quotas
        [results] these are more than { $limit } results
        [periods] this has more than { $limit } periods
        [pictures] the pictures of this plan are larger than { $limit } MiB together
        [short] this has more than { $limit } characters, and all of it must stand in one block
        [block-lines] here are more than { $limit } lines, and all of them must stand in one block
        [document-pieces] here this document has more than { $limit } paragraphs, items, lines and cells
        [document-characters] here the texts of this document have more than { $limit } bytes together
        [plan-pieces] the documents of this plan have more than { $limit } paragraphs, items, lines and cells together
        [plan-characters] the texts of the documents of this plan have more than { $limit } bytes together
        [plan-pictures] the documents of this plan would hold more than { $limit } MiB of pictures
       *[other] { $what }
    }
    .help = { $what ->
        [characters] divide it into paragraphs
        [pictures] make the pictures smaller
        [plan-pictures] make the pictures smaller
        [short] shorten it
       *[other] divide the data into several plans; `data/README.md` lists what a file may hold at the most
    }
findings-cut = there are more than { $count } findings; the others are not shown
    .help = mend the first ones, often one slip causes many; the next run shows the rest
picture-unusable = this picture cannot be printed: { $reason ->
        [kind] it is neither PNG nor JPEG
        [pixels] it has more than 6,000 pixels a side, or more than 144 million bytes in all
        [profile] its colour profile is larger than 4 MiB
        [press] its colours are those of a printing press (CMYK)
        [transparent] the paper shows through it, which the standard PDF/A-1 of the settings does not know
       *[broken] it is broken or cut off
    }
    .help = { $reason ->
        [pixels] scan it anew at no more than 600 pixels an inch, or make it smaller
        [transparent] save it anew as PNG with a white background, or choose another standard (a-2b)
       *[other] save it anew as PNG with a transparent background
    }
no-plan = { $kind ->
        [several] this is a folder of plans, and the command takes one plan
        [documents] this folder has several documents, and the command takes one
       *[none] no plan here
    }
    .help = { $kind ->
        [several] name one of them: { $known }; `issue` and `revise` take all of them with --document plan
        [documents] name one of them: { $known }
       *[none] a plan is a folder with a plan.yaml; `kehoach new DIR` writes a starter, `kehoach new --type to-trinh DIR` a document
    }
plan-id-twice = two plans are called `{ $id }`
    .help = rename one of the two folders
    .first = the other one is here
plan-id-unusable = the folder name `{ $id }` does not work on every system
    .help = { $hidden ->
        [empty] a name holds none of < > : " | ? * \, ends with neither dot nor space, and is not one of Windows' own (con, nul, com1 …)
       *[other] the name holds what nobody sees, or takes for an ordinary space ({ $hidden }): type it anew
    }
shared-too-large = the folder of shared parts or models holds too many files, or too large ones, to be compared: every run reads its plans again
    .help = keep only the YAML files and pictures in it that plans use; `data/README.md` says how many
output-shared = { $reason ->
        [folder] the folder `{ $name }` belongs to the outputs of the plan `{ $other }`, which puts its own documents there
        [ending] the folder `{ $name }` is called like a finished document
        [office] this document and `{ $other }` would be one file, `{ $name }`
       *[document] two documents of the plan would be one file, `{ $name }`
    }
    .help = { $reason ->
        [folder] give this plan's folder another name
        [ending] give the folder a name without this ending
        [office] give the documents their numbers, or different subjects; or take `file_names: office` out of kehoach.yaml
       *[document] give the unit another id
    }
    .first = the other document
output-path-long = the path of this output has { $length } characters, and Windows takes { $longest }: { $path }
    .help = shorten the subject, or put the folder of outputs where its path is shorter (`-o`)
settings-nested = these settings stand below others ({ $above }): what is here is a project of its own
    .help = its plans are named from this folder, with a register and shared parts of their own; for one project keep one kehoach.yaml, the upper one
file-unwritable = cannot write the file: { $reason ->
        [denied] permission denied, or it is open in another program
        [full] the disk is full
        [issued] this is an issued set, which nobody writes into
        [changed] somebody saved it while the command ran
        [read-only] the disk is read-only
        [folder] there is a folder in its place
        [link] a link is in its place or on the way to it, and leads elsewhere
        [special] there is no ordinary file in its place but a pipe, a device or a socket
        [name] some system does not take the name, or people do not see all of it
        [outside] the path leads out of the folder
        [taken] there is something in its place already
        [too-many] the folder holds more files and folders than are looked through
        [numbers] a folder in it has the highest number that a set can have
        [in-use] the file is open in another program; close it there
        [not-a-folder] a file stands where a folder is needed
        [not-found] its folder is not there and cannot be made, or was just removed
       *[other] { $reason }
    }
    .help = { $reason ->
        [changed] what was saved is kept; run the command again
        [issued] what was issued never changes: work in the plan's own folder, above `issued`, and write elsewhere
        [name] choose a name without < > : " | ? * \, invisible characters, a dot or a space at the end, and not one of Windows' own (con, nul, com1 …)
        [taken] nothing was changed; choose another name, or move what is there away
       *[other] { $option ->
            [output] the old file is still there; mend the cause and run again, or choose another folder with -o
           *[other] remove the cause and run the command again; nothing was written there
        }
    }
linked-file = this is a link to another place, and nothing is written through a link
    .help = put the file or folder itself in the place of the link, then run again
table-header = { $kind ->
        [unknown] no column is called `{ $header }`
        [twice] the column `{ $header }` is there twice
        [nameless] this column has no header
        [no-id] this sheet has no column `{ $header }`
        [without-quota] `{ $header }` does not say of which { $list ->
            [results] result
           *[quotas] quota
        }
       *[unknown-quota] the model has no { $list ->
            [results] result
           *[quotas] quota
        } `{ $id }`
    }
    .help = { $kind ->
        [unknown] { $nearest ->
            [empty] remove the column, or correct its header; the columns are: { $known }
           *[other] is `{ $nearest }` meant? The columns are: { $known }
        }
        [twice] keep one of the two columns
        [nameless] give the column a header, or clear its cells
        [no-id] add the column `{ $header }`: a row is known by its id, not by its name or order
        [without-quota] { $known ->
            [empty] name it: `{ $list }.admissions.2026-Q1`
           *[other] add its name, as in `Kết nạp quý I/2026`; those of the model are: { $known }
        }
       *[unknown-quota] { $known ->
            [empty] add it to `{ $list }.yaml` of the model
           *[other] the ids of the model are: { $known }
        }
    }
    .first = first here
table-row = { $kind ->
        [no-id] this row has no id: `{ $got }`
        [hidden] this row is hidden
        [elsewhere] no row of the table has its plan in this folder
        [two-names] this row has a second name: `{ $got }`
        [no-units] this row has no units, and the documents of the model print the quota `{ $got }` by unit
        [nameless] the column `{ $got }` is empty in this row, and the plan would have the model's
        [taken] there is a folder `{ $got }` already, which was not made from this table
        [form-ending] an empty table is an Excel file, whose name ends with `.xlsx`
       *[empty] there is no row
    }
    .help = { $kind ->
        [no-id] give the row an id, or remove it; put rows of totals and remarks on another sheet
        [hidden] clear the filter, show the row (Unhide), or delete it
        [elsewhere] name the folder that holds the plans themselves: { $got }
        [two-names] keep the name in one of the columns
        [no-units] add the units and their quotas on another sheet, with the columns `Mã xã` and `Mã đơn vị`, or to quotas.yaml of the model
        [nameless] fill the cell in; where all communes have the model's, take the column out of the table
        [taken] give the row another id, or move that folder away
        [form-ending] change the file's name in the command
       *[empty] write a row for each commune right below the headers
    }
    .first = the first is here
table-cell = { $expected ->
        [stored] the cell is a formula without a value
        [no-error] the cell shows the error `{ $got }`
        [no-boolean] `{ $got }` cannot be used in this column
        [date] `{ $got }` is no day
        [target] `{ $got }` is no target
        [unit-kind] `{ $got }` is no kind of units
        [number-of-date] the cell is a day, `{ $got }`, where a number is expected
        [number-of-text] `{ $got }` is a text, not a number
       *[number] `{ $got }` is no number
    }
    .help = { $expected ->
        [stored] open the file in Excel and save it, or write the value itself
        [no-error] correct the formula, or write the value itself
        [no-boolean] write the value that the column needs
        [date] write day/month/year: 12/6/2026; where the day is not known 6/2026 or 2026
        [target] write a number, or `at least 25`, `9 - 11`
        [unit-kind] { $nearest ->
            [empty] the kinds are: { $known }
           *[other] is `{ $nearest }` meant? The kinds are: { $known }
        }
        [number-of-date] Excel made a day of a number: set the cell's format to Number and write the number again
        [number-of-text] { $nearest ->
            [empty] write it as a number
           *[other] write it as a number: { $nearest } (set the cell's format to Number)
        }
       *[number] write a number from 0 on; leave the cell empty where there is none
    }
table-conflict = the table and the data both changed `{ $path }`: the table has `{ $table }`, { $data ->
        [empty] the data have it no more
       *[other] the data have `{ $data }`
    }
    .help = decide which is right, and write the same in this cell and in { $file }; nothing of this commune was put in
    .data = the data have it here
table-not-taken = this cell cannot be put into the data (`{ $path }`): { $kind ->
        [no-file] the plan has no file { $file }
       *[layout] the layout of { $file } does not allow it
    }
    .help = { $kind ->
        [no-file] make that file (first line `format: 1`), and run the command again
       *[layout] change that file by hand, and run the command again
    }
table-behind = the data changed `{ $path }` after it was taken from the table: the table has `{ $table }`, { $data ->
        [empty] the data have it no more
       *[other] the data have `{ $data }`
    }
    .help = the data stay as they are; make this cell agree with { $file }
    .data = the data have it here
table-gone = { $kind ->
        [unit] the unit `{ $id }` is no longer in the table
        [column] no row of the table has a value of `{ $id }` any more
        [cell] { $count ->
            [one] a cell of this row is empty now
           *[other] { $count } cells of this row are empty now
        }, and the data keep what was in them: { $id }
       *[plan] the commune `{ $id }` is no longer in the table
    }
    .help = nothing was removed; where it is to go, change `{ $path }` by hand
table-new = the commune `{ $id }` has no plan yet
    .help = make it with: { $command }
table-issued = { $kind ->
        [closed] the document is issued, so { $count ->
            [one] one changed cell was not put in
           *[other] { $count } changed cells were not put in
        }
       *[follows] the document was issued with the former figures; { $count ->
            [one] one cell changed
           *[other] { $count } cells changed
        }
    }
    .help = { $kind ->
        [closed] to amend it run `kehoach revise { $path }`, then this command again
       *[follows] what is issued stays; to amend it run `kehoach revise { $path }`
    }
no-issued-set = the plan was never issued: there is nothing to compare it with
    .help = name a version to compare it with: the number of a set, or a folder that holds the plan
comparison-failed = the comparison with the set that was issued last cannot be made: { $detail }
    .help = the other documents are made; `comparison: none` in kehoach.yaml leaves it out
unknown-version = there is no version `{ $version }` of the plan
    .help = { $known ->
        [empty] the plan was never issued; name `working` or a folder that holds the plan
       *[other] name `working`, the number of an issued set ({ $known }), or a folder that holds the plan
    }
output-not-updated = the outputs of this plan are not up to date with what was issued
    .help = what was issued or changed is kept; mend what is reported above, then run `kehoach build`
output-changed = the file was changed after it was made and is left alone{ $stale ->
        [yes] , though the document is stale
       *[no] {""}
    }
    .help = { $kind ->
        [word] `kehoach changes { $file } { $plan }` brings what was corrected in it into the data, and the next build replaces it; or `kehoach build --force` puts it aside under a numbered name and makes a new one
        [workbook] `kehoach import { $file } { $plan }` brings what was filled in into the data, and the next build replaces it; or `kehoach build --force` puts the workbook aside under a numbered name and makes a new one
       *[document] a signed copy of what was issued belongs beside its set: `kehoach issue --signed <FILE> <PLAN>`; `kehoach build --force` puts a signed file aside under a numbered name, and writes over any other
    }
word-unreadable = no text can be read in this Word file: { $reason ->
        [broken] the file is damaged, or is no Word file
        [protected] it needs a password
        [old-format] it is a .doc, of Word before 2007
        [other-format] it is of another kind than .docx
       *[too-large] it holds more than is read
    }
    .help = { $reason ->
        [broken] open it in Word and save it as .docx under another name; if it cannot be opened, ask for the file again
        [protected] open it in Word, remove the password (File, Info, Protect Document, Encrypt with Password: empty) and save it
        [old-format] open it in Word, choose File, Save As, the type “Word Document (*.docx)”, and use that file
        [other-format] open it in Word or LibreOffice, save it as .docx, and use that file
       *[too-large] delete pictures and parts that are not needed, or copy the plan into a new file, and use that
    }
word-text = { $reason ->
        [encoding] these letters look like an old encoding (TCVN3 or VNI) in a font that does not say so; they are kept as they are
        [box] a text box is no part of a plan; its text follows the paragraph that it is at
        [hidden] hidden text was left out: `{ $text }`
        [picture] a picture was left out{ $text ->
            [empty] {""}
           *[other] : `{ $text }`
        }
        [head] it is not clear what this line of the head says; it is the first paragraph of the preamble: `{ $text }`
        [tail] it is not clear what this line at the end says; it is the last paragraph of the text: `{ $text }`
        [signed] that it was signed was left out: `{ $text }`
        [changes] the file has tracked changes; they were all taken as accepted
        [macros] the file has macros; they are never run, and were left out
        [embedded] a file within the file was left out: `{ $text }`
       *[external] something outside the file was not looked up: `{ $text }`
    }
    .help = { $reason ->
        [encoding] choose the right font for these words in Word and read the file again, or correct them in plan.yaml
        [picture] save the picture beside plan.yaml and name it with `image`, if it belongs to the plan
        [changes] to have the version before, reject the changes in Word and read the file again
        [macros] {""}
       *[other] look at this place in plan.yaml
    }
word-figure = { $reason ->
        [row] the sum of `{ $name }` is stated as { $stated }, but the figures in its row add up to { $sum }
        [column] the sum is stated as { $stated }, but the figures above it add up to { $sum }
        [typed] the table has no figures for these numbers of the sentence, which stay typed: { $stated }
       *[text] the text says { $stated }, but the table adds up to { $sum }
    }
    .help = { $reason ->
        [typed] correct them by hand when quotas.yaml changes, or add to quotas.yaml what they are of
        [text] correct the figure in quotas.yaml or in the text; where they are to agree, write {"{{"} { $name } {"}}"} for it
       *[row] quotas.yaml has the single figures; correct the one that is wrong there
    }
sheet-unreadable = no sheet can be read in this file: { $reason ->
        [broken] it is damaged, or is no workbook
        [protected] it needs a password
        [other-format] it is not in the format of .xlsx or .ods
        [too-large] it holds more than is read
        [other-version] it was made by another version of the program
       *[encoding] its Vietnamese letters cannot be read
    }
    .help = { $reason ->
        [broken] open it in Excel or LibreOffice, save it as .xlsx, and import that; where it does not open, ask for it again
        [protected] open it, take the password off (File, Info, Protect Workbook), save it, and import that
        [other-format] open it in Excel or LibreOffice, save it as .xlsx, and import that
        [too-large] copy the table into a new workbook, and import that
        [other-version] make the workbook again with `kehoach build --format xlsx`, and fill that in
       *[encoding] save it again as “CSV UTF-8”, or as .xlsx; texts in fonts as .VnTime have to be turned into Unicode first
    }
sheet-of-another-plan = the workbook was made of the plan `{ $of }`, not of `{ $plan }`
    .help = import it into that plan, or fill in the workbook of this one
sheet-meaning = { $reason ->
        [sheet-gone] the sheet `{ $sheet }` of the workbook is gone
        [keys-gone] the hidden row of periods of the sheet `{ $sheet }` is gone
        [ids-gone] the hidden column of ids of the sheet `{ $sheet }` is gone
        [gone] the plan has no `{ $id }`
        [none] the plan has no { $kind ->
            [quota] quota
           *[result] result
        } that `{ $header }` can be
        [unexplained] `{ $header }` says something else than `{ $id }` ({ $measure })
        [longer] this row has more cells than the headers
        [copied] this sheet has ids of the workbook, but is none of the sheets that the program made
        [several] `{ $header }` may be several { $kind ->
            [quota] quotas
           *[result] results
        }: { $known }
       *[no-table] no table of units is found
    }
    .help = { $reason ->
        [sheet-gone] take the sheet from a copy of the workbook, or make it again with `kehoach build --format xlsx`
        [keys-gone] take the sheet from a copy of the workbook, or make it again with `kehoach build --format xlsx`
        [ids-gone] take the sheet from a copy of the workbook, or make it again with `kehoach build --format xlsx`, and copy the figures into it
        [gone] { $nearest ->
            [empty] name a quota or result of the plan
           *[other] did you mean `{ $nearest }`?
        }
        [none] add it to quotas.yaml or results.yaml, or say in import.yaml what the column is: `- {"{"}column: "{ $header }", skip: true{"}"}`
        [unexplained] where the figures are those of `{ $id }`, say so: `--{ $kind } { $id }`, or in import.yaml `- {"{"}{ $kind }: { $id }{"}"}`; else leave the sheet out
        [longer] a decimal comma may have parted a number in two: save it as .xlsx, or as .csv with `;` between the cells
        [copied] copy its figures into the sheet that the program made, and delete this one
        [several] name it: `--result ID` or `--quota ID`, or in import.yaml `- {"{"}column: "{ $header }", result: ID{"}"}`
       *[no-table] the names of units have to be under a header as `Đơn vị` or `Chi bộ`, and the figures to the right of them
    }
sheet-name = { $reason ->
        [empty] these figures are in a row without a name
        [several] `{ $name }` may be several: { $known }
        [no-id] the row `{ $name }` is not one of the workbook's, and has figures
        [other-holding] `{ $id }` has no figures of this kind: one is of units, the other of organisations (`{ $name }`)
        [relabelled] this row is called `{ $name }` now, and its hidden id is that of `{ $id }`
        [no-unit] neither a cell nor the name of the file says whose figures these are
       *[unknown] no unit of the plan is called `{ $name }`
    }
    .help = { $reason ->
        [empty] write the name of the unit, or take the figures out
        [several] say in import.yaml who is meant: `names: {"{"}"{ $name }": ID{"}"}`
        [other-holding] take the figures of this row out, or import them into another quota or result
        [relabelled] write the name of the id again; figures of another unit belong into the row of that unit
        [no-unit] write `Đơn vị: …` above the table, or name the file by the unit's id, as thon-1.xlsx
        [no-id] add the unit to quotas.yaml, build the workbook again, and fill that in
       *[unknown] { $nearest ->
            [empty] correct the name, or say in import.yaml who is meant: `names: {"{"}"{ $name }": ID{"}"}`
           *[other] the nearest name is `{ $nearest }`: if that is meant, correct the sheet, or write in import.yaml `names: {"{"}"{ $name }": { $id }{"}"}`
        }; where the row is none of a unit: `rows: [{"{"}row: "{ $name }", skip: true{"}"}]`
    }
sheet-period = { $reason ->
        [unknown] `{ $got }` is no period that is known
        [relabelled] this column { $got ->
            [empty] has no header
           *[other] is headed `{ $got }`
        } now, and its hidden key is { $period }
        [no-key] the column `{ $got }` is not one of the workbook's, and has figures
        [running] `{ $got }` says that the figures run from the beginning of the year, so those of { $period } alone are not known
        [outside] { $got } is not in { $period }, the period of `{ $id }`
        [life] `{ $name }` is not there in { $got ->
            [empty] { $period }
           *[other] { $got }
        }
        [no-holders] the data have `{ $id }` of all together, and here is a figure of `{ $name }`
        [total-written] `{ $name }` has a total in the data, and here a figure of { $got }
        [periods-written] `{ $name }` has figures by period in the data, and here a total
       *[overlap] { $got } overlaps the periods that `{ $id }` has in the data
    }
    .help = { $reason ->
        [unknown] write it as `Quý I`, `Tháng 5/2026`, `6 tháng đầu năm`, `Năm 2026`, or say in import.yaml: `- {"{"}column: "{ $got }", period: 2026-Q1{"}"}`
        [relabelled] write the header of the key again; figures of another period belong into the column of that period
        [running] where they are those of { $period } alone, say so in import.yaml: `- {"{"}column: "{ $name }", period: { $period }{"}"}`; else ask for the figures of the period
        [no-key] write the figures in the columns of the workbook; a further period is added in quotas.yaml or results.yaml first
        [outside] import it into the plan of that time, or name the quota or result: `--result ID`, `--quota ID`
        [life] the figure belongs to the unit that took its place, or correct `from` and `until` in quotas.yaml
        [no-holders] take `periods` or `total` of `{ $id }` out of the data before figures of units are imported, or write their sum there yourself
        [total-written] write the total alone in the sheet, or the periods in the data
        [periods-written] write the figures of the periods in the sheet, or the total in the data
       *[overlap] write the figures of the periods that the data have; the longer period is summed from them
    }
sheet-figure = { $reason ->
        [text] `{ $got }` is a text, where a number is due
        [padded] `{ $got }` is a text with a nought in front, where a number is due
        [grouped] `{ $got }` is a text, which may be { $meant ->
            [empty] one number or another
           *[other] { $meant } or a number with decimals
        }
        [as-text] the number `{ $got }` is kept as a text
        [day] { $got } is a day: Excel makes days of what looks like one
        [truth] { $got } is no number
        [error] { $got } is the error of a formula
        [unstored] the formula has no stored value
        [negative] { $got } is below 0
        [decimals] { $got } has more decimals than { $measure } can have: { $most }
        [percent] { $got } is a percentage, where a number is due
        [large] { $got } is larger than any figure may be
        [merged] the figure { $got } is in merged cells, so it is not known whose it is
        [hidden-row] the figure { $got } is in a hidden row
        [hidden-column] the figure { $got } is in a hidden column
        [pasted] { $got } is in the place of a formula, and the figures of the sheet give { $sum }
       *[closed] { $got } was typed where the workbook takes no figure{ $sum ->
            [empty] {""}
           *[other] ; its formula gives { $sum }
        }
    }
    .help = { $reason ->
        [text] write a number, or leave the cell empty where there is none
        [padded] type the number again without the nought, with the format of numbers { $meant ->
            [empty] {""}
           *[other] ({ $meant })
        }
        [grouped] type the number again without dots and blanks; Excel shows them by itself
        [as-text] type it again as a number, or turn the column into numbers (Data, Text to Columns){ $meant ->
            [empty] {""}
           *[other] ; it looks like { $meant }
        }
        [day] set the format of the cell to Number and type the figure again: the number under the day is none that anybody typed
        [truth] write a number
        [error] mend the formula, or type the figure
        [unstored] open the file in Excel or LibreOffice, save it, and import it again
        [negative] a figure is 0 or more
        [decimals] correct the figure, or the `decimals` of the measure in quotas.yaml
        [percent] type the number, with the format of numbers
        [large] correct the figure
        [merged] take the merging off and write the figure of each row
        [hidden-row] show the row, or take off the filter, and look whether the figure is meant
        [hidden-column] show the column and look whether its figures are meant
        [pasted] copy the formulas of this row or column from another copy of the workbook, or make it again with `kehoach build --format xlsx`; figures belong into the yellow cells
       *[closed] write it in the yellow cells; totals are worked out
    }
sheet-twice = { $name ->
        [empty] two columns have the same figures: `{ $period }`
       *[other] there are two figures of `{ $name }`{ $period ->
            [empty] {""}
           *[other] {" "}in { $period }
        }
    }
    .help = keep one of them
    .first = the first is here
sheet-total = { $stated } is stated as the sum, but the figures add up to { $sum }
    .help = correct the figure that is wrong, or the sum; { $kind ->
        [row] where the row is no sum, say in import.yaml `rows: [{"{"}row: "{ $row }", skip: true{"}"}]`
       *[column] where the column is no sum, say in import.yaml `columns: [{"{"}column: "{ $column }", skip: true{"}"}]`
    }
sheet-conflict = `{ $name }`{ $period ->
        [empty] {""}
       *[other] {" "}{ $period }
    }: the workbook was made with { $base ->
        [empty] no figure
       *[other] { $base }
    }, says { $sheet } now, and the data say { $data ->
        [empty] none
       *[other] { $data }
    } since
    .help = nothing is imported: write the right figure in one of them, so that both say the same
    .data = the data have it here
sheet-issued = the quota `{ $quota }` stands issued with { $data ->
        [empty] no figure
       *[other] { $data }
    } here, and the sheet says { $sheet }
    .help = where the quota is to change, `kehoach revise { $path }` makes the plan a draft first; else write the issued figure in the sheet
sheet-emptied = { $reason ->
        [rows] { $count ->
            [one] a row was
           *[other] { $count } rows were
        } taken out of the sheet ({ $names }); the figures stay in the data
        [columns] { $count ->
            [one] a column was
           *[other] { $count } columns were
        } taken out of the sheet ({ $names }); the figures stay in the data
       *[cell] the figure { $got } was taken out of the sheet and stays in the data ({ $name }, { $period })
    }
    .help = { $reason ->
        [rows] where a unit is no more, say so in quotas.yaml; where its figures are to go, take them out of the file yourself
        [columns] where the figures of a period are to go, take them out of the file yourself
       *[cell] an empty cell is no 0: write 0 where nothing was reached, or take the figure out of the file yourself
    }
sheet-unused = { $reason ->
        [hidden] the sheet `{ $name }` is hidden and is not imported
        [compared] the quotas beside the results (`{ $name }`) are not imported; the data have others: { $names }
        [no-table] the sheet `{ $name }` has no table of units and is not imported
       *[column] the column `{ $name }` is not imported
    }
    .help = { $reason ->
        [hidden] show it where it is meant
        [compared] where quotas are to change, import a sheet of quotas, or say in import.yaml `- {"{"}column: "{ $name }", quota: ID{"}"}`
        [no-table] the names of units have to be under a header as `Đơn vị` or `Chi bộ`
       *[column] where it is meant, say in import.yaml what it is: `- {"{"}column: "{ $name }", result: ID, period: 2026-Q1{"}"}`
    }
sheet-unreported = results of { $name }, { $period }: { $count ->
        [one] one has not reported
       *[other] { $count } have not reported
    }: { $names }
    .help = import their sheets when they come; what is there is imported
word-of-another = { $reason ->
        [comparison] this is a comparison of two versions, not the document itself
        [other-plan] this is `{ $of }`, not a document of this plan
        [no-document] the plan has no `{ $of }` now
        [record-gone] what the file was made from is no longer in it, and the data have changed since
       *[no-record] the program did not make this file, or nothing in it says so any more
    }
    .help = { $reason ->
        [comparison] accept and reject the changes in `{ $of }.docx`, which is made beside it, and bring that one home
        [other-plan] name the plan that it belongs to
        [no-document] correct the data by hand
       *[other] copy the corrections into a file that `kehoach build --format docx` makes now, and bring that one home
    }
word-conflict = changed on both sides since the Word file was made: it was “{ $base }”, the Word file { $word ->
        [empty] has it no longer
       *[other] says “{ $word }”
    }, and the data { $data ->
        [empty] have it no longer
       *[other] say “{ $data }”
    }
    .word = in the Word file
    .help = decide which holds: write it into the data, and the same into the Word file; then bring it home again
word-issued = `{ $document }` is issued, and what was issued does not change
    .help = `kehoach revise { $plan }` makes it a draft again; then bring the corrections home
word-computed = { $kind ->
        [expression] `{ $expression }` computes this: “{ $old }” was changed to “{ $new }”
        [mark] the number, the dash or the mark at the end is set by the format: “{ $new }”
        [kind] the name of the type of the document was changed from “{ $old }” to “{ $new }”
        [number] the number or the symbol was changed from “{ $old }” to “{ $new }”
        [date] the date was changed from “{ $old }” to “{ $new }”
        [reference] what the annex belongs to is made from the data: “{ $old }” was changed to “{ $new }”
        [progress] a line of progress is computed: “{ $old }” was changed to “{ $new }”
        [row-number] rows are numbered: “{ $old }” was changed to “{ $new }”
        [header] the header of a column was changed from “{ $old }” to “{ $new }”
        [name] the name of a unit was changed from “{ $old }” to “{ $new }”
        [figure] this figure is computed: “{ $old }” was changed to “{ $new }”
       *[text] the program words this: “{ $old }” was changed to “{ $new }”
        [words] the program words this: “{ $old }” was changed to “{ $new }”
    }{ $now ->
        [empty] ; the data keep what they have
       *[other] ; with the data as they are to be it reads “{ $now }”
    }
    .text = it is written here
    .source = it comes from here
    .help = { $kind ->
        [number] `kehoach issue` gives number and date; the symbol is `symbol` in the data
        [date] `kehoach issue` gives number and date; in a draft the date is `date` in the data
        [mark] nothing is to be done
       *[other] if the change is right, change the data that it comes from
    }
word-left = { $kind ->
        [added] the data have no place for this new paragraph: “{ $text }”
        [removed] this is gone from the Word file and stays in the data: “{ $text }”
        [moved] this paragraph was moved in the Word file; in the data it stays where it is: “{ $text }”
        [emphasis] these words look otherwise (bold, italic, underlined): “{ $text }”
        [picture] the Word file has other pictures
        [margin] the head or the foot of the pages was changed: “{ $text }”
        [twice] one text of the data is printed twice, and was changed in two ways: “{ $text }”
        [sign] braces and quotes mean something else in this text: “{ $text }”
        [elsewhere] the text is in a file that other plans share or that cannot be changed: “{ $text }”
        [layout] the layout of the file does not allow this change: “{ $text }”
       *[otherwise] the document would not read as the Word file does: “{ $text }”
    }
    .data = the data have it here
    .behind = it would come behind this
    .before = it would come before this
    .help = { $kind ->
        [emphasis] write {"`{{ bold(\"…\") }}`"} or {"`{{ italic(\"…\") }}`"} around them in the data, if it is meant
        [elsewhere] change that file by hand, if it is to hold for all plans
       *[other] put it into the data by hand, if it is meant
    }
word-remark = remark of { $author }: “{ $text }”
    .help = remarks stay in the Word file; answer them there
word-tracked = the changes that Word tracked count as accepted: { $insertions ->
        [one] 1 insertion
       *[other] { $insertions } insertions
    }, { $deletions ->
        [one] 1 deletion
       *[other] { $deletions } deletions
    }
    .help = reject in Word what is not to hold, save the file, and bring it home again
output-open = the file is open in another program and is left as it is
    .help = close it there and build again; where nobody has it open, remove the mark that the program left beside it (`~$…`, `.~lock.…#`), or build with `--force`
issue-interrupted = issuing was stopped half-way
    .help = run `kehoach list` (or issue, revise), which does the rest
set-damaged = the issued set is not as it was kept: { $reason ->
        [number] its record is that of set { $number }, so the folder was renamed or copied
        [plan] it is a set of plan `{ $plan }`, so the plan's folder was copied with what was issued of it
       *[changed] a file is gone, changed or cannot be read
    }
    .help = { $reason ->
        [number] give the folder the number of its set again, or delete the copy
        [plan] delete `issued` in this folder and `state`, `set`, `number` in its documents; `kehoach new --from` begins a plan from another
       *[other] take it from a backup; nobody may change an issued set
    }
pending-refused = what a stopped run would have left to do (`pending.json`) is not of this issued set: { $reason ->
        [unreadable] it cannot be read
        [set] the set is not whole, or of another plan
        [file] it would write `{ $file }`, and the set is of `{ $expected }`
       *[text] its text is not the one that was issued
    }
    .help = nothing was changed because of it. If the folder came from elsewhere, ask who sent it; if it is your own, take the set from a backup, or delete `pending.json` and see that the document says `state: issued` and its `set`
part-not-issued = `{ $document }` was not issued with set { $set } of its document, so it is not made
    .help = to issue it, make the document a draft again with `kehoach revise` and issue it anew; else put the data back
issued-changed = the data of an issued document ({ $document }, set { $set }) are not what they were when it was issued{ $changes ->
        [empty] {""}
       *[other] : { $changes }
    }
    .help = what is printed is still what was issued; to change it run `kehoach revise { $path }`, else put the data back
already-issued = { $noted ->
        [empty] this document is issued, and kept in { $folder }
       *[other] the number { $noted } was noted for this document already
    }
    .help = { $noted ->
        [empty] to amend or replace it, run `kehoach revise { $path }` first; what was issued keeps its number and date
       *[other] { $printed ->
            [yes] if that was a mistake, run the command again with `--yes`: the document is made again with the new number as another set, and `{ $noted }` stays in the register as void
            [changed] another number is no other text, and the data are not what they were when it was issued: put them back and run again, or run `kehoach revise { $path }`
           *[no] if that was a mistake, run the command again with `--yes`: `{ $noted }` stays in the register as void
        }
    }
number-awaited = { $kind ->
        [unnoted] this document awaits its number; what left is kept in { $folder }
        [has-number] a document that leaves to await its number has none yet
        [has-day] a document that leaves to await its number has no day yet
        [other-month] { $date } is not in { $unit ->
            [year] the year { $printed }
           *[month] the month { $printed }
        } that the pages print
        [by-hand] this document awaits its number: number and day that are written here by hand are not in the register
        [revise] this document awaits its number: it is not in force, so it cannot be amended or replaced
        [withdraw] this document has its number and day: it cannot be withdrawn
       *[needed] this cannot be issued: { $awaited ->
            [plan] the plan
            [notice] the notice
           *[other] { $awaited }
        } awaits its number, and is not in force { $reason ->
            [allots] for its quotas to be allotted
            [measures] for its quotas to be measured
           *[cites] to be cited
        }
    }
    .help = { $kind ->
        [unnoted] when number and day are known, note both: `kehoach issue { $path } --number <N> --date <YYYY-MM-DD>`; if it was not signed, take it back with `kehoach revise { $path } --withdraw`
        [has-number] remove the key number: the signing tool stamps it; or leave out `--awaiting-number` to issue it with that number
        [has-day] write `date: { $date }`: the signing tool stamps the day; or leave out `--awaiting-number` to issue it on that day
        [other-month] look at the date again; if it is right, the pages print the wrong month: take the document back (`kehoach revise … --withdraw`) and send it again
        [by-hand] leave it as it was sent (`state: awaiting-number`, no number and no day), and run `kehoach issue … --number <N> --date <YYYY-MM-DD>`
        [revise] note number and day first: `kehoach issue { $path } --number <N> --date <YYYY-MM-DD>`; if it was not signed, take it back: `kehoach revise { $path } --withdraw`
        [withdraw] to amend it run `kehoach revise { $path }`, to replace it add `--replace`
       *[needed] note number and day of what awaits them first: `kehoach issue … --number <N> --date <YYYY-MM-DD>`
    }
signed-unfit = { $kind ->
        [differs] this is no signed copy of { $path }: the two differ from byte { $at } on
        [foreign] this is no signed copy of any PDF that was issued of this document
        [unsigned] this file begins as { $path }, and has no signature
       *[changed] this file was changed after it was signed
    }
    .help = { $kind ->
        [differs] sign the PDF that is kept in the set, with a tool that adds to the file and does not rewrite it
        [foreign] look whether it is of another document: `kehoach issue --signed <FILE> { $document ->
            [notice] <PLAN>
           *[other] <PLAN>/notice
        }`; else sign the PDF that is kept in the set
        [unsigned] take the file that the signing tool has written; a note without a signature may lie in the folder `after` of the set
       *[changed] take the file as the signing tool has written it, or sign it again
    }
awaited-needed = { $awaited ->
        [plan] the plan
        [notice] the notice
       *[other] { $awaited }
    } awaits its number, and is not in force { $reason ->
        [allots] for its quotas to be allotted
        [measures] for its quotas to be measured
       *[cites] to be cited: its number and day print as blanks
    }
    .help = go on drafting, but this cannot be issued yet; note number and day when they are known: `kehoach issue … --number <N> --date <YYYY-MM-DD>`
noted-profile = the pages follow the format profile `{ $printed }`, and the day is one of `{ $profile }`
    .help = look at the date again; if it is right, what was signed keeps its format
not-issued = { $state ->
        [draft] this document is a draft
        [unrevised] the files are as they were issued: there is nothing to take back
        [none] no set of this plan was issued
       *[unkept] this document says that it is issued, but no set of it is kept
    }
    .help = { $state ->
        [draft] change the draft in its file, then run `kehoach issue`
        [unrevised] nothing is to be done
       *[other] run `kehoach issue` to keep what was issued
    }
number-taken = the number { $reference } was given to another document
    .help = the next number is { $next }; `--number next` takes it
    .first = it was given here
history-out-of-order = { $kind ->
        [former] the document would be dated { $own }, before the issue that it takes the place of ({ $date })
        [replaced] the document would be dated { $own }, before the one that it replaces ({ $date })
        [plan] the notice would be dated { $own }, before the plan whose quotas it allots ({ $date })
        [cited] the document would be dated { $own }, before one that it cites ({ $date })
       *[period] the report would be dated { $own }, before its period begins ({ $date })
    }
    .help = what is issued cannot be taken back: correct the date here, or give the right one with `--date`
    .former = this was issued
    .plan = the plan was issued
    .own = the date of this document
number-out-of-order = { $reference } would be dated { $own }, but { $other } is dated { $date }
    .help = numbers follow the days: check number and date; a number that was kept in reserve may be an exception
    .first = it was given here
period-unfinished = the report of { $period } is dated { $own }, before that period is over ({ $date })
    .help = where the figures were taken early, say so in the text and issue with `--yes`; where the day is wrong, correct `date`, or give the right one by `--date`
register-disagrees = the register disagrees with what was issued as set { $set }: { $key ->
        [number] number { $registered } in the register, { $issued } in the set
        [date] dated { $registered } in the register, { $issued } in the set
        [symbol] symbol { $registered } in the register, { $issued } in the set
       *[document] the register says `{ $registered }`, the set is of `{ $issued }`
    }
    .help = correct this line of `register.yaml` as the signed document has it; what was issued cannot be changed
register-numbers = { $kind ->
        [twice] number { $number } of `{ $symbol }` is in the register twice
        [order] number { $number } has an earlier date than number { $other }
        [none] the register has no number of `{ $symbol }` in the term { $term }, so that the next is number 01
       *[gap] number { $number } of `{ $symbol }` is missing in the register
    }
    .help = { $kind ->
        [twice] check both lines: each document has a number of its own
        [order] check number and date of both lines
        [none] where numbers were given before, say the number (`--number 85`) or write those into `{ $path }`; where it is the first, add `--yes`
       *[gap] add the line of the document that has it, or a line with `void: true` where no document has it
    }
    .first = the line before
term-unknown = nobody can say which congress term { $date } is in
    .help = add `--term` with the first year of the term, such as `--term 2025`
file-unchangeable = this file cannot be changed without changing more than is meant
    .help = { $kind ->
        [pending] set these keys yourself ({ $keys }), then run `kehoach list`, which does the rest
        [table] in the model, write each key of a quota or result on a line of its own, without brackets
        [register] write each number on a line of its own that begins with `-`, below `documents:`; or add the number yourself
        [import] write it yourself ({ $keys }), or lay the file out as others are: one key a line
        [copy] write one key a line, at the margin and without quotes; or copy the folder and change the years yourself
       *[document] write one key a line, at the margin and without quotes; or change state, number and date yourself
    }
replaces-unsaid = the document replaces another, and its text does not say so
    .help = add a sentence with {"{{"} replaces | cite {"}}"}, such as a last one: (Kế hoạch này thay thế {"{{"} replaces | cite {"}}"}).
cites-draft = a document that is issued cites { $cited ->
        [plan] the plan
        [notice] the notice
       *[other] { $cited }
    }, a draft that has no number or no day yet
    .help = issue what is cited first, or cite another document
allots-draft = a notice that is issued allots quotas of the plan's draft
    .help = issue the amended plan first, then the notice
period-over = { $change ->
        [units] the quota { $quota } of { $period } is allotted anew to { $units ->
            [one] one unit
           *[other] { $units } units
        } (the total stays { $after })
       *[total] the quota { $quota } of { $period } changes from { $before } to { $after }{ $units ->
            [0] {""}
            [one] {" "}(one unit's changes)
           *[other] {" "}({ $units } units' change)
        }
    }, but that time is over
    .help = keep the old quota of a time that is over; if it is to change, accept this with a reason
quota-passed = { $holder } has reached { $reached }, while its quota { $quota } changes from { $before } to { $after }
    .help = look at its new quota again; if it is right, accept this with a reason
file-misnamed = the file `{ $file }` is not read, because of its name
    .help = rename it to `{ $expected }`; in Windows, `View → File name extensions` shows the whole name
unknown-file = the file `{ $file }` is none of the plan's and is not used
    .help = { $nearest ->
        [empty] the files of a plan: { $known }
       *[other] did you mean `{ $nearest }`? the files of a plan: { $known }
    }
document-file-name = no document can have the file name `{ $file }`
    .help = { $expected ->
        [empty] rename it: letters a to z, digits and hyphens, and no name of another file or of a PDF, as `to-trinh-kinh-phi.yaml`
       *[other] rename it, for instance to `{ $expected }`
    }
part-missing = { $kind ->
        [salutation] { $document } names nobody whom it addresses
        [bases] { $document } has no legal bases
        [copies] { $document } does not say of which document it is a copy
       *[decides] { $document } does not say who decides
    }
    .help = write the key `{ $key }`
signers-missing = { $document } has { $least } signers, and here there is { $count }
    .help = write `signature` as a list, one member for each signer: `- {"{"}position: …, signer: …{"}"}`
authority-of-type = { $document } is not signed { $authority }
    .help = documents of this type are signed { $known }; where the body rules otherwise, copy `kinds/<type>.yaml` into the folder of templates and change `authorities`
mention-missing = { $document } does not mention { $name }
    .help = mention it in the text (one of these words: { $words }), or accept it with a reason
cited-beside = { $key ->
        [issuer] this document, in `{ $file }`, is of { $own }, and is cited here as of { $cited }
       *[date] this document, in `{ $file }`, is dated { $own }, and is cited here with { $cited }
    }
    .help = make the citation and the document itself agree
    .own = the document says it here
folder-not-empty = there are files in this folder
    .help = choose a folder that is not there yet, or an empty one

## YAML

yaml-syntax = invalid YAML: { $kind ->
        [space] a space is missing after the colon
        [comma] the comma makes two members of `{ $meant }`
        [decimal] the comma makes two members of `{ $meant }`
        [after-bracket] the text begins with a bracket and goes on after it
        [colon] `: ` inside a value without quotes
        [sign] the value begins with a sign that YAML keeps for itself
        [control] a character that cannot stand in a YAML file
        [quote] a quoted text is opened and not closed
        [after-quote] text after the closing quote
        [escape] an unknown `\` in a text in double quotes
        [tab] a tab is used for indentation
        [documents] a file holds one document (one `---` too many)
        [anchor] `&` before a value takes its first word away
        [alias] `*name` points to an anchor that is not there
        [loop] `*name` stands within what it points to
        [bracket] a bracket is opened and not closed
        [closing] a bracket is closed and was not opened
        [dash] `- ` where no list can begin
        [tag] a `!` before a value, or a line with `%`, that cannot be used here
        [no-colon] a line without `: ` where a key is expected
        [block] text after the sign that opens a block of text
        [single-quote] a text in single quotes (`'`) is opened and not closed
        [after-single-quote] text after the closing single quote (`'`)
        [dash-space] a space is missing after the dash
        [no-dash] a line without a dash among the members of a list
        [comma-missing] a comma is missing before `{ $meant }`
        [odd-space] indented by spaces of another kind (that do not break, or wide ones)
        [indent] the indentation does not fit the lines before
        [indent-depth] this line is indented by { $own ->
            [one] 1 space
           *[other] { $own } spaces
        }, the one before by { $other }: neither the same level nor one that can begin here
        [depth] values stand more than 64 deep in each other
        [bomb] aliases (`*name`) make the file grow out of proportion
       *[other] it cannot be read on from here ({ $detail })
    }
    .help = { $kind ->
        [space] write `{ $meant }`
        [comma] put the whole of `{ $meant }` in quotes if the comma is text
        [decimal] a count is a whole number such as 0, 1, 12; members need a key each
        [after-bracket] put the whole text in quotes
        [colon] put the whole value in quotes, or write it after `>-` on the next line
        [sign] put the value in quotes
        [control] remove it
        [quote] add the closing quote; in a text in double quotes write a quote as `\"`
        [after-quote] put the whole value between the quotes; write a quote inside as `\"`
        [escape] write `\\` for a backslash, or use single quotes
        [tab] use spaces
        [documents] remove the line `---` and what follows it
        [anchor] put the whole value in quotes
        [alias] put the value in quotes if the `*` is text
        [loop] write the value out
        [bracket] add the closing bracket, or put the value in quotes if the bracket is text
        [closing] remove the closing bracket, or put the value in quotes if the bracket is text
        [dash] begin the list on the next line, or put the value in quotes if the dash is text
        [tag] put the value in quotes if these signs are text; remove them otherwise
        [no-colon] write `key: value` with a space after the colon; a text that goes on is indented deeper than its key
        [block] begin the text on the next line, indented
        [single-quote] add `'` at the end; write a `'` inside as `''`
        [after-single-quote] put the whole value in double quotes; in single ones write a `'` inside as `''`
        [dash-space] write `- `, with a space after the dash
        [no-dash] where it is another member, begin it with `- `; where the line before goes on, indent it deeper than the dash
        [comma-missing] write a comma between the two: `, { $meant }:`
        [odd-space] indent by plain spaces
        [indent] keys of one level are indented by the same number of spaces
        [indent-depth] keys of one level are indented by the same number of spaces
        [depth] make the lists and keys stand less deep
        [bomb] write the values out
       *[other] look at this line and at the one before it
    }
    .before = compared with this line, which may itself be the wrong one
unquoted-expression = { $kind ->
        [listed] a text with `{"{{"}` between brackets must be quoted
       *[other] a value that begins with `{"{{"}` must be quoted
    }
    .help = write `"{"{{"} … {"}}"} …"`, or begin a new line after `>-`
format-unknown = file version `{ $got }` is not supported
    .help = this program reads `format: 1`
unknown-key = there is no key `{ $key }` here
    .help = { $nearest ->
        [empty] known keys: { $known }
       *[other] did you mean `{ $nearest }`? known keys: { $known }
    }
duplicate-key = { $kind ->
        [member] the key `{ $key }` stands twice in one member of a list: another seems to begin here, without its dash
       *[same] the key `{ $key }` stands twice
    }
    .help = { $kind ->
        [member] write `- ` before `{ $key }`; where it is no other member, make one of the two
       *[same] look at both, and keep the right one
    }
    .first = first written here
missing-key = { $state ->
        [without-value] `{ $key }` has no value
        [text] the period `{ $key }` has no target, and no text of its own
       *[absent] `{ $key }` is missing
    }
    .help = { $state ->
        [without-value] write a value after `{ $key }:`; a value that begins with `#` goes in quotes
        [text] add `texts: {"{"}{ $key }: …{"}"}`, or give the period a target
       *[absent] add `{ $key }: …`
    }
wrong-type = expected { $expected ->
        [map] keys and values (`key: value`)
        [list] a list (each line begins with `- `)
        [key] the name of a key
        [look] a value
       *[scalar] a text or number
    }, got { $got ->
        [dash] two dashes `- - `
        [nothing] nothing
        [list] a list
        [map] keys and values
        [picture] a picture
       *[scalar] a text or number
    }
    .help = { $got ->
        [picture] a cell has texts alone: put the picture above or below the table, as an `image` of its own; two to four can be side by side
        [dash] remove one `- `; a text that begins with a dash goes in quotes
       *[other] { $expected ->
        [list] write each member on a line of its own that begins with `- `
        [map] write `key: value`, each key on an indented line of its own
       *[scalar] a text that holds `: ` or begins with a sign goes in quotes
    }
    }
invalid-value = { $expected ->
        [period] `{ $got }` is no period
        [amount] `{ $got }` is neither a count nor a range
        [decimal-comma] `{ $got }` has a point
        [decimals] `{ $got }` has more decimals than `{ $measure }` declares with `decimals` ({ $most })
        [percent] `{ $got }` has a percent sign, and the unit of `{ $measure }` is not %
        [decimal-places] `{ $got }` decimals are too many
        [count] `{ $got }` is no count
        [number] `{ $got }` is no number
        [cited-number] `{ $got }` is no number of a document
        [date] `{ $got }` is no date
        [day] `{ $got }` lacks day or month
        [flag] `{ $got }` is neither true nor false
        [name] `{ $got }` cannot be a name
        [text] there must be text here
        [extent] a cell takes one column and one row at least
        [filled] this list needs one member at least
        [bound] `{ $got }` has documents of its own that follow it
        [signatures] { $got } signatures have no room side by side
        [beside] `{ $got }` does not stand beside this file
        [length] `{ $got }` is no length and no number
        [look-text] `{ $got }` is no text
        [width] `{ $got }` is no width of a picture
        [page-width] `{ $got }` is no width of a picture in the text
        [pictures] { $got } pictures do not fit beside each other
        [part-number] `{ $got }` is no number of a part
        [levels] the text has { $got } levels of numbering, more than `numbering` lists
        [holders] a quota is held by units or by organisations, not by both
        [pattern] `{ $got }` is no regular expression
        [holding] `{ $got }` is held by organisations and the others in the table by units, or the other way round
        [document-type] this file is no `{ $got }`
        [no-model] the model `{ $got }` has no effect here
       *[word] `{ $got }` is none of the values of this key
    }
    .help = { $expected ->
        [period] { $mended ->
            [empty] write `2026`, `2026-Q2`, `2026-H1`, `2026-9M`, `2026-M05`, `2026-W12`, `2023-2025` or `each-year`
           *[other] write `{ $mended }`
        }
        [amount] { $mended ->
            [empty] write `25`, `9 - 11`, `at least 25`, `more than 3`, `at most 10`, `less than 3`, `up 2 from 2025`, `down 2 from 2025` or `reached`
           *[other] write `{ $mended }`
        }
        [decimal-comma] decimals are written with a comma: `{ $mended }`; inside braces in quotes: `"{ $mended }"`; thousands have no mark
        [decimals] drop decimals, or raise `decimals`
        [percent] drop the percent sign, or declare `unit: "%"`
        [decimal-places] write 0 to 3
        [count] write a whole number such as 0, 1, 12, below a billion
        [number] write a whole number such as 0, 1, 12
        [cited-number] write `24`, `24a`, or with its year `30/2020`
        [date] { $mended ->
            [empty] write year-month-day: `2026-06-12`; a draft may have `2026-06` or `2026`
           *[other] write `{ $mended }`
        }
        [day] write the whole date, year-month-day: `2026-06-12`
        [flag] write `true` or `false`
        [name] use small letters a–z, digits and `_`, a letter first
        [text] write something, or leave out the key
        [extent] write 2, 3 …, or leave out the key
        [filled] add a member
        [bound] name those too, in the order in which they follow, and leave them out there
        [signatures] keep three signatures at the most
        [beside] put the picture into the folder of this file, and write its name alone
        [length] write a length with its unit, `14pt` or `20mm`, or a number
        [look-text] put it in quotes
        [width] write a length with its unit, `42 mm` or `4.2 cm`, between 5 and 120 mm
        [page-width] write a length with its unit, `120 mm` or `12 cm`, between 5 and 165 mm
        [pictures] list two to four pictures; put others into an `image` of their own
        [part-number] write a whole number between 1 and 999; a letter, a Roman numeral by its number: 5 for `V` and `đ`
        [levels] add levels to `numbering`, or remove some from the text
        [holders] make two quotas of it
        [pattern] write it in the syntax of Rust's regular expressions
        [holding] make two tables of it
        [document-type] leave out `type`: the name of the file tells the kind of document
        [no-model] only the `plan.yaml` of a plan names a `model`; leave the key out
       *[word] { $nearest ->
            [empty] known values: { $known }
           *[other] did you mean `{ $nearest }`? known values: { $known }
        }
    }
    .bound = here
no-such-day = { $kind ->
        [month] a year has 12 months: `{ $got }`
        [quarter] a year has 4 quarters: `{ $got }`
       *[day] the calendar has no `{ $got }`
    }
    .help = { $kind ->
        [month] check the month
        [quarter] check the quarter
       *[day] check day and month
    }
id-twice = the id `{ $id }` is taken
    .help = units, organisations and quotas each have an id of their own, without regard to case
    .first = first written here
id-unusable = `{ $id }` cannot be an id
    .help = { $nearest ->
        [empty] use letters a–z, digits and hyphens, like `dien-yen`; an id never changes
       *[other] did you mean `{ $nearest }`? this is the place of an id, not of a name; an id has letters a–z, digits and hyphens alone
    }
unknown-id = there is no `{ $id }`
    .help = { $kind ->
        [period] { $nearest ->
            [empty] known periods: { $known }
           *[other] did you mean `{ $nearest }`? known periods: { $known }
        }
       *[other] { $nearest ->
            [empty] { $known ->
                [empty] none of the kind is declared
               *[other] known ids: { $known }
            }
           *[other] did you mean `{ $nearest }`? known ids: { $known }
        }
    }
node-kind = { $kinds ->
        [empty] no key tells what this node is
        [sentence] `: ` makes a key of the beginning of this sentence
       *[other] this node has keys that exclude each other: { $kinds }
    }
    .help = { $kinds ->
        [sentence] put the whole sentence in quotes, or write it after `>-` on the next line
       *[other] { $nearest ->
            [empty] a node has just one of the keys: { $known }
           *[other] did you mean `{ $nearest }`? a node has just one of the keys: { $known }
        }
    }
cell-count = { $kind ->
        [merged] the cells of this row take { $got } columns, and { $expected } are free
       *[plain] this row has { $got } cells, and the table { $expected } columns
    }
    .help = { $kind ->
        [merged] write one cell for each column that no cell of a row above (`rows`) or of this row (`columns`) takes, an empty one as `""`
       *[plain] write a cell for each column, an empty one as `""`; a text with a comma stands in quotes or on a line of its own
    }
cell-span = { $kind ->
        [overlap] this cell runs into a column that a cell of a row above still takes
       *[height] this cell takes more rows than there are from here to the end of the table or to the next group: { $rows }
    }
    .help = { $kind ->
        [overlap] lower `columns` here, or `rows` of the cell above
       *[height] lower `rows`, or add the rows that are missing
    }
unprintable = { $character } cannot be printed{ $count ->
        [1] {""}
       *[other] {" "}(one of { $count } such characters in this text)
    }
    .help = remove the hidden character; it often comes along when text is copied from a web page or a PDF

## Expressions in texts

expression-syntax = cannot read the expression: { $kind ->
        [unclosed] it is opened and not closed
        [brace] one of its two closing braces is missing
        [incomplete] a part of it is missing
        [unexpected] here stands something that does not fit
        [nested] it is nested too deeply
        [long] it is too long
       *[other] { $detail }
    }
    .help = { $kind ->
        [brace] add a `{"}"}`
        [unclosed] write {"`}}`"} at the end of the expression
       *[other] an expression is `{"{{"} name.name | filter {"}}"}`; to print two braces write `{"{{"} "{"{{"}" {"}}"}`
    }
unknown-name = the data have no `{ $name }`
    .help = { $nearest ->
        [empty] { $known ->
            [empty] check the name
           *[other] here there are: { $known }
        }
       *[other] did you mean `{ $nearest }`? here there are: { $known }
    }
expression-unread = no expression is worked out here: `{ $text }` would print as it stands
    .help = write the value itself; expressions belong in texts
expression-failed = cannot work out `{ $expression }`: { $detail ->
        [count] a count is needed
        [date] a date is needed
        [citation] a cited document is needed
        [annex] there is no annex of this number
        [arguments] an argument of the filter or function is missing or too many, as in `rate(25)`
        [operator] this cannot be computed; an id with a hyphen goes in brackets: `units["thon-1"]`
        [period] a period is needed, as in `period("2026-Q2")`
        [ids] a list of ids is needed, as in `names(["thon-1", "thon-2"])`
        [method] a filter is written after `|`, as in `plan.place | upper`
        [decimal] the result is not a whole number
        [nothing] there is no result where the condition is not true
        [not-text] the result is neither text nor a whole number
        [too-long] the result is too long
        [unprintable] the result holds a character that cannot be printed
        [work] it takes too much work
        [repeated] a text or a list cannot be multiplied
        [exact] the number is too large for a fraction to be exact
        [year] a year has no thousands to set off: leave out `| thousands`
       *[other] { $detail }
    }
    .help = { $detail ->
        [nothing] add an `else "…"`, as in `"a" if x else ""`
       *[other] check the value and the filter
    }

## Figures

totals-disagree = { $period ->
        [empty] the periods add up to { $by_period }, the units to { $by_holder }
       *[other] { $period }: { $by_period } is written, the units add up to { $by_holder }
    }
    .help = mend one of them, or leave out the totals by period: they are computed
    .shares = the units are added up from here
stated-total = the total is written as { $stated }, the sum is { $sum }
    .help = mend the parts, or leave out the total: it is computed
unknown-unit-name = no unit is called `{ $name }`
    .help = did you mean `{ $nearest }`? write the name as quotas.yaml has it, or use {"{{"} unit["id"] {"}}"}
target-in-prose = the text says { $written }, the data say { $kind ->
        [exactly] { $from }
        [least] at least { $from }
       *[range] { $from } - { $to }
    }
    .help = make them agree; `{ $expression }` always says what the data say
    .figure = the figure of the data is here
figure-typed = { $written } is typed, and the data have it
    .help = write `{ $expression }`: the text then follows the data
    .figure = the figure of the data is here
rate-disagrees = { $part }/{ $whole } is { $rate }, not { $written }
    .help = mend the rate, or have it worked out by the filter `rate`
    .whole = the whole is written here
target-missed = the target promises { $kind ->
        [exactly] { $from }
        [least] at least { $from }
       *[range] { $from } - { $to }
    }, but what is allotted adds up to { $total }
    .help = make `target` and the allotment agree
    .allotted = the allotment begins here
period-outside = the period `{ $part }` lies outside the quota's period `{ $whole }`
    .help = mend the period of the figure, or that of the quota
    .part = the first of them is here
periods-overlap = the period `{ $other }` shares time with `{ $one }`: its figures would count twice
    .help = write one kind of period: quarters, or halves, or the year
    .usual = the others are written so
no-periods = the quota `{ $quota }` is not split by period
    .help = add `periods:`, or write each unit's counts by period
    .quota = the quota is here
no-holders = the quota `{ $quota }` is allotted to nobody: there is nothing to tabulate
    .help = add `units:` or `organisations:`
    .quota = the quota is here

quotas-disagree = { $holder ->
        [empty] {""}
       *[other] { $holder }:{" "}
    }{ $kind ->
        [same] two quotas count the same in the same time and disagree{ $part ->
            [empty] {""}
           *[other] {" "}in `{ $part }`
        }: `{ $first }` says { $first_count }, `{ $other }` says { $other_count }
        [more] the quota of the whole time is less than that of a part of it: { $whole } says { $whole_count }, { $parts } { $parts_count }
       *[less] the quotas of the parts do not add up to that of the whole time: { $whole } says { $whole_count }, { $parts } { $parts_count }
    }
    .help = { $kind ->
        [same] mend one of them, or keep one quota only
       *[other] mend the figure of the whole time or those of its parts; if they count different things, accept this with a reason
    }
    .first = the other quota is here
    .whole = the quota of the whole time is here
    .part = the quota of a part is here
results-disagree = { $holder ->
        [empty] {""}
       *[other] { $holder }:{" "}
    }{ $kind ->
        [same] two results of one measure and time disagree{ $part ->
            [empty] {""}
           *[other] {" "}in `{ $part }`
        }: `{ $first }` says { $first_count }, `{ $other }` says { $other_count }
        [more] the result of the whole time is less than that of a part of it: { $whole } says { $whole_count }, { $parts } { $parts_count }
       *[less] the results of the parts do not add up to that of the whole time: { $whole } says { $whole_count }, { $parts } { $parts_count }
    }
    .help = { $kind ->
        [same] mend one of them, or keep one only; the last day that is counted belongs in `as_of`
       *[other] mend the figure of the whole time or those of its parts; the last day that is counted belongs in `as_of`
    }
    .first = the other result is here
    .whole = the result of the whole time is here
    .part = the result of a part is here
name-twice = the name `{ $name }` is given twice: tables and notices do not tell the two apart
    .help = give each its own name, or remove the one that is too many
    .first = the name is first here
part-beyond-whole = { $holder ->
        [empty] {""}
       *[other] { $holder }:{" "}
    }`{ $part }` is { $part_count }, more than `{ $whole }`, which is { $whole_count }
    .help = a part cannot be more than the whole: mend one of the two
    .whole = the whole is here
words-disagree = { $kind ->
        [weekday] { $figures } is { $expected }, not { $words }
       *[count] the words `{ $words }` say { $said }, the figures beside them { $figures }
    }
    .help = { $kind ->
        [weekday] check the weekday and the date
       *[count] make them agree: { $figures } is `{ $expected }` in words; for a figure of the data use the filter `words`
    }
result-beyond-quota = { $holder ->
        [empty] { $period ->
            [empty] the result { $reached } is more than the quota { $asked }
           *[other] { $period }: the result { $reached } is more than the quota { $asked }
        }
       *[other] { $holder }: the result { $reached } is more than the quota { $asked }
    }{ $more ->
        [0] {""}
       *[other] {" "}(and { $more } more: { $others })
    }
    .help = leave it if more was reached than was asked for; else mend the result or the quota
    .quota = the quota is here
    .again = more than its quota too
result-below-target = the result { $reached } misses the target of `{ $quota }`: { $target }
    .help = leave it if the target was not reached; else mend the result or the target
    .target = the target is here
base-missing = the target of `{ $quota }` compares with { $year ->
        [empty] the beginning of the term, and no result of `{ $measure }` is marked as that
       *[other] { $year }, and no result of `{ $measure }` is known for that year
    }
    .help = add the result to results.yaml: `measure: { $measure }`, { $year ->
        [empty] `baseline: true`
       *[other] `period: { $year }`
    }
not-additive = { $sum ->
        [shares] numbers of `{ $measure }` do not add up over periods
        [progress] numbers of `{ $measure }` do not add up over periods: there are no lines of progress
       *[share] numbers of `{ $measure }` do not add up over units: no unit has a share of their sum
    }
    .help = { $sum ->
        [shares] give each unit one number; write the levels of periods under `periods`, or as several results with `as_of`
        [progress] use `target_table`, or a text that names `quota.<id>.periods`; if they do add up, declare `adds_up: true`
       *[share] use a column `quota`; if they do add up, declare `adds_up: true`
    }
    .quota = the quota is here
result-without-quota = { $holder } has a result of { $count } and no quota{ $report ->
        [empty] {""}
       *[other] {" "}that is in force for the report { $report }, so that its tables leave it out
    }
    .help = { $report ->
        [empty] add the unit to the quota (0 will do), or give the result to the right unit
       *[other] issue the plan that gives the unit a quota before the report
    }
    .quota = the quota is here
unit-life = { $kind ->
        [both] { $unit } is both merged into one unit and split into others
        [carried] what { $unit } had is carried to a unit that is no part of it
        [order] { $unit } ends on { $until }, before it begins on { $from }
        [renaming] the name of { $unit } from { $from } on is not within its life, or comes before an earlier name
        [one-part] { $unit } is split into one part alone
        [twice] { $unit } is split into { $part } twice: the parts of a split do not overlap
        [circle] { $unit } becomes { $part }, which becomes { $unit } again
       *[successor] { $unit } becomes { $part }, which does not exist on { $day }
    }
    .help = { $kind ->
        [both] keep one of `merged_into` and `split_into`
        [carried] name one of `split_into`, or leave out `carried_to`: quotas and results then stay in a row of their own
        [order] mend `from` or `until`
        [renaming] write the names in the order of their days, each between `from` and `until`
        [one-part] a unit that goes on under another name has `renamed`; one that becomes part of another has `merged_into`
        [twice] name each part once
        [circle] mend `merged_into` or `split_into` of one of them
       *[successor] mend `until` of the one or `from` of the other: the new unit begins on the day after
    }
    .from = it begins here
    .first = named here first
    .merged = merged here
    .life = its life is written here
outside-unit-life = { $holder } has a { $what ->
        [quota] quota
       *[result] result
    } of { $period }, but { $edge ->
        [until] exists until { $day } alone
       *[from] does not exist before { $day }
    }
    .help = { $edge ->
        [until] give the number to the unit that takes its place, or mend `until`
       *[from] give the number to the unit that was there before, or mend `from`
    }
    .life = its life is written here
not-reported = the report of { $report } has results of `{ $quota }` that are not known: { $units ->
        [empty] of { $count } periods
       *[other] { $units }
    }
    .help = add the results (a `0` is typed), or name them in the report: `{"{{"} standing.{ $quota }.unreported {"}}"}`
excess-offsets = of `{ $quota }` { $remaining } remain, but the units that have not reached theirs lack { $lacking }: others have { $excess } beyond
    .help = write `{"{{"} standing.{ $quota }.lacking {"}}"}`, or say what is beyond: `{"{{"} standing.{ $quota }.excess {"}}"}`
group-nesting = { $group } is in { $parent }, which is in another group: groups have two levels at the most
    .help = put { $group } into a group of the highest level
unit-count = { $then ->
        [none] the text says { $written }; on { $now } the data have { $count }
       *[other] `{ $written }` is the number of { $then }; on { $now } there are { $count }
    }
    .help = write `{ $expression }`
result-after-as-of = there is a result of { $period }, but counting ends on { $as_of }
    .help = mend `as_of`, or give the result to the right period
    .as_of = counting ends here
result-before-quota = the result of { $period } comes before the quota's period { $whole } and does not count towards it
    .help = mend the period of one of them; leave it if it is there for comparison only
    .quota = the quota is here
years-added = the column `{ $figure }` looks like years, but prints as counts (2.019) and is added up
    .help = if they are years, quote them (`"2019"`), or let the name of the figure or the header begin with `năm`
result-not-split = the result `{ $result }` is not split finely enough, so that a report of { $report } cannot count it
    .help = write the counts of { $missing } under `periods` or at each unit; or write `as_of`, the last day counted, which lies in the reported period
result-of-period-unknown = { $kind ->
        [earlier] the result `{ $result }` is counted up to { $as_of }, before the reported period { $report } begins: the report prints what was reached by that day as what was reached in all
       *[unsplit] the result `{ $result }` counts from the beginning of its own period, so that what was reached in { $report } alone is unknown: all of it is taken, less what is known of earlier periods
    }
    .help = { $kind ->
        [earlier] write the results of the reported period, and in `as_of` the last day that is counted
       *[unsplit] write results by period; where the document says cumulative figures alone, accept it with a reason
    }
dates-out-of-order = { $kind ->
        [cited] the document cited is dated { $date }, after this one ({ $own })
        [replaced] the document replaced is dated { $date }, not before this one ({ $own })
        [plan] the document is dated { $own }, before the plan that it cites ({ $date })
        [counted] the results are counted up to { $date }, after the date of the document ({ $own })
        [span] it ends ({ $date }) before it begins ({ $own })
        [reached] there are results of a time that begins on { $date }, after the date of the document ({ $own })
       *[period] the report is dated { $own }, before its period begins ({ $date })
    }
    .help = check both dates
    .cited = the first of those that it cites
    .own = the date of this document
    .plan = the date of the plan
number-twice = { $kind ->
        [year] the number { $number } is taken by another document of this kind in the same year
       *[term] the number { $number } is taken by another document of this kind in the same term
    }
    .help = { $kind ->
        [year] numbers of each kind run from 01 through a year: take the next one; if it is right, accept it with a reason
       *[term] numbers of each kind run from 01 through a whole term: take the next one; if it is right, accept it with a reason
    }
    .first = it is taken here

## Documents

abstract-capital = the abstract begins with a capital letter: `{ $word }`
    .help = begin it with a small letter; a proper name may stay as it is
annex-not-mentioned = there is an annex that the text never mentions
    .help = mention it in the text, as in "(có phụ lục kèm theo)" or {"{{ annex() }}"}
typed-mark = { $kind ->
        [bold] `{ $mark }` would print as it is typed
        [number] `{ $mark }` would print twice: headings are numbered by the program
        [items] `{ $mark }` would print behind a dash: items have their dashes from the program
        [item] `{ $mark }` would print behind a dash: items have their dashes from the program
       *[dash] `{ $mark }` would print twice: dashes are written by the program
    }
    .help = { $kind ->
        [bold] for bold text write {"{{"} bold("{ $inside }") {"}}"}; headings are bold as they are
        [item] remove `{ $mark }`; for a numbered paragraph write `text:` in place of the item
       *[other] remove `{ $mark }`
    }
numbers-jump = { $kind ->
        [unprinted] a part of this level prints no number, so that `number` has no effect
       *[jump] the numbers of the parts jump: `{ $written }` stands where { $next } follows{ $count ->
            [one] {""}
           *[other] , and { $count } numbers jump in all
        }
    }
    .help = { $kind ->
        [unprinted] take `number` out, or give the part a level with a number
       *[jump] where they are those of another document, leave it; else take `number` out
    }
section-untitled = the section loses its title `{ $title }` and its number
    .help = write `{"{"}title: {$title}, body: [ … ]{"}"}`; to leave the section out, write `[]`
    .model = the title stands in the model
symbol-mismatch = { $kind ->
        [number] the symbol `{ $symbol }` holds a number
        [normative] the symbol `{ $symbol }` is one of a normative document, which has rules of its own
        [shape] the symbol `{ $symbol }` is not written as this format has it
        [cited] the symbol `{ $symbol }` is not one of { $document }
        [body] the symbol `{ $symbol }` is not one of the issuer ({ $document })
       *[kind] the symbol `{ $symbol }` is not one of { $document }
    }
    .help = { $kind ->
        [normative] this program makes no normative documents; others have the symbol `{ $expected }`, without a year
        [number] the number belongs under `number`; the symbol is `{ $expected }` alone
       *[kind] did you mean `{ $expected }`?
    }
authority-mismatch = { $kind ->
        [form] `{ $authority }`: this format writes `{ $form }`
        [committee-for-deputy] `{ $authority }`: a committee has no deputy
        [no-deputy] `{ $authority }`, but the position is `{ $position }`, which is no deputy's
        [person-as-committee] `{ $authority }`: nobody signs on behalf of one person so
        [other-body] `{ $authority }` is not the body that issues this document
        [other-position] the body that issues this document has no `{ $position }`
       *[deputy-without-for] under `{ $authority }` a deputy (`{ $position }`) needs a line with KT.
    }
    .help = { $kind ->
        [form] write `{ $form }`
        [other-body] name the issuer after `{ $form }`, or check `issuer`
        [other-position] name a position of the issuer, or check `issuer`
        [committee-for-deputy] who signs for a committee signs T/M
        [no-deputy] name the deputy's position, such as PHÓ BÍ THƯ; leave out K/T where the head signs
        [person-as-committee] a deputy signs K/T for the head; T/M needs the name of the committee
       *[deputy-without-for] add the line `KT. CHỦ TỊCH` to `authority`
    }
signer-title = `{ $title }` stands before the signer's name
    .help = write the name alone
end-mark-typed = `./.` is typed: the program sets the mark that ends a document, once and as the format has it
    .help = write a full stop
recipient-mark = `{ $mark }` is typed: the program sets the mark that ends the line
    .help = remove `{ $mark }`
recipient-archive = { $kind ->
        [state] `{ $written }`: documents of state bodies write `Lưu: VT`
       *[party] `{ $written }`: Party documents write neither `Lưu:` nor VT
    }
    .help = { $kind ->
        [state] write `Lưu: VT`, then the department that drafted it, as in `Lưu: VT, VX`
       *[party] name the archive, as in `{ $office }`
    }
recipient-first = the document addresses somebody, and its first recipient is `{ $written }`
    .help = begin the recipients with `Như trên`
abstract-end = the abstract ends with `{ $mark }`
    .help = remove `{ $mark }`
abstract-vv = the abstract begins with `{ $written }`
    .help = `V/v` belongs to official letters; say what it is about, perhaps with `về`
date-padding = { $kind ->
        [quarter] a quarter has a Roman numeral, not `{ $written }`
        [time] two ways of writing a time are mixed: `{ $written }`
       *[other] the date `{ $written }` is not written as it should be
    }
    .help = { $kind ->
        [quarter] write `{ $mended }`
        [time] write `{ $mended }`
        [marks] write `{ $mended }`: a slash is between day, month and year
       *[nought] write `{ $mended }`: days below 10 and months 1 and 2 have a nought, other months never
    }
count-padding = a count below ten is written `{ $written }`
    .help = write `{ $mended }`
number-form = { $kind ->
        [letter] a letter is among the digits of `{ $written }`
        [groups] a group of digits is too short or too long: `{ $written }`
        [unit] a short unit touches its number: `{ $written }`
        [falling] the range falls: `{ $written }`
       *[english] `{ $written }` is written in the English way
    }
    .help = { $kind ->
        [letter] write `{ $mended }`
        [groups] check the number: three digits follow each point
        [unit] write `{ $mended }`
        [falling] is `{ $mended }` meant?
       *[english] write `{ $mended }`: a comma before decimals, points between thousands
    }
citation-comma = { $kind ->
        [extra] a comma stands between `{ $cited }` and its date
       *[missing] a comma is missing between `{ $cited }` and its date
    }
    .help = { $kind ->
        [extra] leave the comma before `ngày` out, or cite by {"{{"} cite.name | cite {"}}"}
       *[missing] write a comma before `ngày`, or cite by {"{{"} cite.name | cite {"}}"}
    }
double-space = too many spaces
    .help = leave one
space-before-mark = a space stands before `{ $mark }`
    .help = join the mark to the word before it
single-brace = `{ $name }` in single braces would print as it stands
    .help = an expression has two braces on each side: {"{{"} { $name } {"}}"}
placeholder = something is left to be filled in: `{ $text }`
    .help = fill it in before the document is issued
placeholder-issued = the document is issued, and something is left to be filled in: `{ $text }`
    .help = fill it in, or say `state: draft`
dissolved-body = `{ $body }` has not existed since { $gone }
    .help = { $successor ->
        [empty] name the body of today; where the past is meant, say so: nguyên, trước đây, (cũ)
       *[other] it is { $successor } now; where the past is meant, say so: nguyên, trước đây, (cũ)
    }
superseded-rule = { $rule } has been replaced
    .help = cite { $successor }
not-nfc = { $kind ->
        [alike] `{ $written }` has a letter that looks like Đ and is another, and perhaps more words of this file
       *[apart] letters and marks stand apart in this file, for instance here; they are read rightly all the same
    }
    .help = { $kind ->
        [alike] type Đ (U+0110) and đ (U+0111), so that searching and comparing miss nothing
       *[apart] save the file with composed Unicode letters (NFC), so that searching and comparing miss nothing
    }
comment-in-text = what follows # is a comment and will not print: `{ $text }`
    .help = put the whole text in quotes if it belongs to it; if it is a comment, leave a space after #
legacy-encoding = the text is in the old encoding { $encoding } and would print wrongly
    .help = write it in Unicode: `{ $converted }`
legacy-word = `{ $written }` looks like { $encoding }, an old encoding, and would print as it stands
    .help = if it means `{ $converted }`, write that; if it is meant as it stands, accept it with a reason
item-joined = { $count ->
        [one] this line begins with a dash and is indented deeper than the list, so that it is joined to the text above
       *[other] { $count } lines begin with a dash and are indented deeper than the list, so that they are joined to the text above
    }
    .help = { $kind ->
        [nested] where they are members below this one, write `- text: …` and below it `items:` with a member for each line; where they are members beside it, put their dashes in the column of the dash above
       *[alike] put the dash in the column of the dash above; where it is one sentence, put the dash on the line above
    }
    .above = joined to this
spelling-mixed = two ways of placing tone marks are mixed: `{ $rare }` ({ $rare_count ->
        [one] once
       *[other] { $rare_count } times
    }) and `{ $usual }` ({ $usual_count ->
        [one] once
       *[other] { $usual_count } times
    })
    .help = keep to one of them throughout the document
    .usual = the more frequent one, for instance here
    .again = and here
spelling-differs = the text has `{ $written }`, and the program writes `{ $own }` into the same document
    .help = set `spelling: { $setting }` in the plan's file, or in kehoach.yaml for all plans
misspelt = { $kind ->
        [phrase] is `{ $written }` meant to be `{ $expected }`?
       *[syllable] Vietnamese has no syllable `{ $written }`
    }
    .help = { $kind ->
        [phrase] write `{ $expected }`, or accept it where `{ $written }` is right
       *[syllable] check the spelling of this word
    }
word-doubled = { $kind ->
        [type] the abstract repeats the name of the type: `{ $word }`
        [recipient] the recipient is listed twice: `{ $word }`
       *[word] `{ $word }` is typed twice
    }
    .help = { $kind ->
        [type] leave it out: the line above has it
        [recipient] leave one line out
       *[word] leave one
    }
    .first = listed first here
spacing = { $kind ->
        [after] a space is missing after a mark: `{ $written }`
        [twice] one mark too many: `{ $written }`
        [open] a space stands after an opening mark: `{ $written }`
        [number] a space is missing between number and word: `{ $written }`
        [date] a space within a date: `{ $written }`
        [dash] a dash has a space on one side only: `{ $written }`
        [dash-missing] a dash is missing: `{ $written }`
       *[symbol] number and symbol are one word: `{ $written }`
    }
    .help = write `{ $mended }`
punctuation = { $kind ->
        [last] the last member of the list ends with `;`
        [inner] the other members end with `;`, and this one does not
        [heading] headings of this level have no full stop, and this one does
        [heading-colon] the heading ends with a colon
        [lead] the text leads to a list and has no colon
        [split] a comma in brackets has cut the sentence; the second part begins at `{ $mark }`
        [broken] the paragraph begins with a small letter (`{ $mark }`), and the one before it has no mark at its end
        [heading-bare] headings of this level end with a full stop, and this one does not
        [unclosed] `{ $mark }` is opened and not closed
        [unopened] `{ $mark }` closes what is not opened
        [small] `{ $mark }` begins a sentence with a small letter
        [bare] the other paragraphs end with a full stop, and this one does not
        [dots] the sentence ends with `{ $mark }`, not with a full stop
        [inner-stop] the other members end with a full stop, and this one does not
        [mixed] the members of the list end in several ways, and this one with no full stop
       *[capital] `{ $mark }` has a capital within a sentence
    }
    .help = { $kind ->
        [capital] write `{ $expected }`
        [heading] leave the full stop out
        [heading-colon] leave the colon out
        [split] put the whole sentence into quotation marks
        [broken] join the two paragraphs, or end the first with a full stop and begin the second with a capital
        [small] write `{ $expected }`
        [unclosed] close it, or leave the opening one out
        [unopened] leave it out, or open it before
       *[other] end it with `{ $expected }`
    }
writing-mixed = { $kind ->
        [name] `{ $rare }`: this name is written `{ $usual }`
       *[mixed] two ways of writing are mixed: `{ $rare }` ({ $rare_count ->
            [one] once
           *[other] { $rare_count } times
        }) and `{ $usual }` ({ $usual_count ->
            [one] once
           *[other] { $usual_count } times
        })
    }
    .help = { $kind ->
        [name] write `{ $usual }`
       *[mixed] keep to one of them throughout the document
    }
    .usual = the more frequent one, for instance here
    .again = and here
citation-form = { $kind ->
        [number-word] the word `số` is missing: `{ $written }`
        [padding] a number below ten lacks its nought: `{ $written }`
        [part] this document has no `{ $written }`
        [blank] the cited document has no number yet: `{ $written }`
        [year] there is no year `{ $written }`
        [state-year] number and symbol lack the year: `{ $written }`
        [of] the word `của` is missing before the issuer: `{ $written }`
        [day-word] the word `ngày` is missing: `{ $written }`
        [date] the date is missing: `{ $written }`
        [date-year] the year is missing: `{ $written }`
        [symbol] the symbol is missing after the number: `{ $written }`
        [party-symbol] the Party does not write number and symbol like `{ $written }`
        [state-symbol] bodies of the state do not write number and symbol like `{ $written }`
        [hyphen] a hyphen is missing between number and symbol: `{ $written }`
        [attached] this document is `{ $expected }`, not `{ $written }`
       *[annex] there is no `{ $written }`: the document has { $count ->
            [one] one annex
           *[other] { $count } annexes
        }
    }
    .help = { $kind ->
        [number-word] write `số` before the number
        [padding] write `{ $expected }`
        [part] check the number; name the other document where it is a part of one
        [blank] give the number of the cited document
        [year] check the year
        [state-year] write it as in `30/2020/NĐ-CP`
        [of] write `của` before the issuer
        [day-word] write `ngày` before the date
        [date] give its date, as in `, ngày 05/9/2026`
        [date-year] write day, month and year
        [symbol] give number and symbol, as in `số 12-HD/BTCTW`
        [party-symbol] write `{ $expected }`
        [state-symbol] write `{ $expected }`
        [hyphen] write `{ $expected }`
        [attached] write `{ $expected }`
       *[annex] check the number of the annex, or name it by {"{{"} annex(1) {"}}"}
    }
citation-disagrees = `{ $cited }` is cited in two ways: `{ $first }` and `{ $other }`
    .help = { $kind ->
        [issuer] check which body issued it
       *[date] check its date
    }
    .first = cited before here
deadline-past = { $kind ->
        [quota] the year { $date } is beside a quota of { $year }
       *[day] the deadline { $date } is before the date of the document ({ $own })
    }
    .help = { $kind ->
        [quota] write { $year }, or let the program write the year: {"{{"} plan.year {"}}"}
       *[day] check the deadline, or the date of the document
    }
    .own = the date of this document
sum-disagrees = { $kind ->
        [list] the text says { $whole }, and the list has { $sum }
        [column] the total says { $whole }, and the rows add up to { $sum } ({ $parts })
        [days] { $parts } is { $sum }, not { $whole }
       *[sum] the numbers do not add up: { $parts } = { $sum }, not { $whole }
    }
    .help = { $kind ->
        [list] check the number, or the list
        [column] check the total and the rows of the column
        [days] check the length, which counts the first and the last day or month
       *[sum] check the numbers of the sentence
    }
figure-differs = { $kind ->
        [title] the title says { $first } here, and this is { $written }
       *[count] the number of { $counted } is { $written } here, and { $first } before
    }
    .help = make the two agree
    .first = written before here
issued-incomplete = { $by ->
        [command] to be issued, the document needs a whole `{ $key }`
       *[data] the document is issued but lacks a whole `{ $key }`
    }
    .help = { $by ->
        [command] give the day of issue: `--date 2026-06-12`
       *[data] write day, month and year, or say `state: draft`
    }
unknown-profile = there is no format profile `{ $id }`
    .help = known profiles: { $known }

## Fonts, templates, typesetting

unknown-font = there is no font family `{ $family }`
    .help = { $known ->
        [empty] `kehoach fonts` lists the fonts; add a folder of fonts under `fonts: folders:`
       *[other] did you mean { $known }? `kehoach fonts` lists the fonts
    }
font-unusable = this font file cannot be used: { $fault ->
        [large] it is larger than a font is
        [faces] it says that it holds more fonts than there are
        [characters] it says that it has more characters than there are, or prints two letters alike
        [changed] it is not as its maker wrote it; a part of it was changed or copied badly
        [outlines] letters of it have no ink
        [widths] letters of it have no width, or a wrong one
       *[broken] it is broken or cut off
    }
    .help = copy the font anew from where it came, or take the file out of the folder
pdf-standard = cannot write this PDF standard: { $name }{ $detail ->
        [empty] {""}
       *[other] {" "}({ $detail })
    }
    .help = { $known ->
        [empty] leave one out
       *[other] known standards: { $known }
    }
template-failed = template `{ $template }`: { $detail }
    .help = mend the template; the built-in ones stand in the program's folder templates
    .data = while making the document of this file
template-limit = the templates of this project did not end on plan `{ $plan }`: { $kind ->
        [time] they took longer than { $seconds } seconds
        [again] they did so on other plans, and are not tried again
        [unstarted] they could not be tried, since the program cannot be started a second time
       *[memory] they needed more than { $memory } MiB of memory, or broke down
    }
    .help = look for a loop without end, or for lists and texts that grow without end, in the files of this folder
typeset-failed = cannot typeset { $document }: { $detail }
    .help = { $hints ->
        [empty] if no template was changed, this is a fault of the program
       *[other] { $hints }
    }
missing-glyph = no font has the character `{ $character }` ({ $code })
    .help = use another character, or add a font under `fonts:` in kehoach.yaml
foreign-font = text on page { $page } is set in `{ $family }`, which was not chosen
    .help = add the family to `fonts: families:`, or mend the template
text-invisible = text on page { $page } would not be seen: { $fault ->
        [widths] its letters lie over each other
       *[outlines] its letters have no ink
    }: `{ $text }`
    .help = the font is damaged: choose another under `fonts: families:`
outside-page = text leaves page { $page } by { $by } mm: `{ $text }`
    .help = shorten it or break the line
outside-margins = text or a table reaches over the margin by { $by } mm on page { $page }: `{ $text }`
    .help = shorten it, leave out columns, or mend the template: the margins are the profile's
heading-at-foot = a heading ends page { $page }, and its text begins on the next: `{ $text }`
    .help = add or cut a few words above, or have the template keep headings with what follows
signature-alone = the signature stands alone on page { $page }, without a line of the text
    .help = add or cut a few words, make a picture before it smaller (`width`), or have the template keep it with the last two lines
loose-line = the words of a line are { $by } mm apart on page { $page }: `{ $text }`
    .help = write the sentence otherwise, or put a space into the long word (a web address, a row of signs), where the line may break
page-ends-early = { $by } mm at the foot of page { $page } are empty, and the next page has { $kind ->
        [picture] a picture
       *[lines] { $lines ->
            [one] 1 line
           *[other] { $lines } lines
        }
    } with the signature: `{ $text }`
    .help = { $kind ->
        [picture] make the picture smaller (`width`), so that it and the signature find room on page { $page }, or put it before a few paragraphs
       *[lines] cut a few lines, so that the signature finds room on page { $page }, or write some more for the next
    }
signature-field-missing = { $wanted ->
        [one] one signer asks
       *[other] { $wanted } signers ask
    } for a field for a digital signature, and the pages have { $found }
    .help = the project's own templates do not draw it: call `signature(…)` of the library as the built-in `van-ban.typ.j2` does, or leave out `signature_field: true`
short-last-page = the last page ({ $page }) has { $lines ->
        [one] 1 line
       *[other] { $lines } lines
    } only: `{ $text }`
    .help = cut a few words, so that they find room on the page before
text-clipped = { $by } mm of text are cut off on page { $page }: `{ $text }`
    .help = shorten it or break the line
table-too-wide = the table in the text is wider than { $page ->
        [empty] the page
       *[other] page { $page }
    }
    .help = put it into an annex (its pages turn to landscape), or use `columns: total`
text-overlap = text lies over other text on page { $page }: `{ $text }` and `{ $other }`
    .help = shorten it, or mend the template
cell-overfull = text leaves its table cell by { $by } mm on page { $page }: `{ $text }`
    .help = shorten it, or add a space where it may break

## Decisions about findings

fixed-code = `{ $code }` cannot be { $to ->
        [severity] given another severity
       *[accept] accepted
    }: without mending it there is no document
    .help = mend what it finds, and leave this out
accepted-nothing = nothing is found that this accepts: no `{ $code }` at `{ $at }`
    .help = leave it out, or mend `at`: keys that lead to the place, as in `admissions.target`, or words of the text

## Summaries

plan-failed = { $plan }: { $errors ->
        [one] one error
       *[other] { $errors } errors
    }, nothing written; what was there before is kept
results-lost = results could not be written to standard output, and some are lost: { $reason }
document-written = { $path }{ $pages ->
        [empty] { "" }
        [one] { " " }(1 page)
       *[other] { " " }({ $pages } pages)
    }: { $reasons }
documents-written = { $path } ({ $count } files{ $pages ->
        [empty] { "" }
       *[other] , { $pages } pages
    }): { $reasons }
source-written = { $path }: { $reasons }
would-write = { $path } is stale: { $reasons }
would-write-several = { $path } ({ $count } files) are stale: { $reasons }
removed = { $path } removed: nothing makes it any more
would-remove = { $path } would be removed: nothing makes it any more
reason-new = new
reason-deleted = it was deleted
reason-brought-home = the data have what was changed in it
reason-forced = asked for
reason-issued = it was issued
reason-awaiting-number = it was frozen to be signed, and awaits its number
reason-reopened = it is a draft again
reason-interrupted = the last run was stopped
reason-program = the program was updated
reason-settings = the settings changed
reason-templates = the templates changed
reason-fonts = the fonts changed
reason-value = { $name }: { $before } → { $after }
reason-added = { $name }: (nothing) → { $after }
reason-removed = { $name }: { $before } → (nothing)
reason-set = issued as set { $after }
reason-text = { $name } changed
reason-file = { $file } changed
reason-more = and { $count } more
found-again = [{ $code }] the same was found at { $count } more places of other plans: { $places } (--all shows them all)
summary = { $plans ->
        [one] 1 plan
       *[other] { $plans } plans
    }, { $documents ->
        [one] 1 file made
       *[other] { $documents } files made
    }, { $fresh ->
        [one] 1 document
       *[other] { $fresh } documents
    } up to date, { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }{ $accepted ->
        [0] {""}
       *[other] {""}, { $accepted } accepted
    }
summary-checked = { $plans ->
        [one] 1 plan
       *[other] { $plans } plans
    } checked: { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }, { $notes ->
        [one] 1 note
       *[other] { $notes } notes
    }{ $accepted ->
        [0] {""}
       *[other] {""}, { $accepted } accepted
    }
accepted = accepted: { $reason }
type-symbols = Symbol:
type-subject = Subject:
type-under-type = under the name of the type
type-under-number = under number and symbol
type-numbering = Levels of numbering (numbering):
type-salutation = Salutation:
type-decision = Line of decision:
type-above-bases = the body that decides is above the legal bases
type-above-decision = the body that decides is above this line
type-needs = Must have:
type-may-lack = May lack:
type-signers = Signers at least:
type-authorities = Signed by authority:
type-mentions = The text has to mention:
type-checked-against = Compared with:
type-against-all = every document of its folder that it cites
type-begin = Begin one:
explain-source = Source:
explain-wrong = Wrong:
explain-right = Right:
explain-fixed = It can neither be accepted nor given another severity.
explain-unknown = there is no code `{ $code }`{ $nearest ->
        [empty] { $about ->
            [empty] .
           *[other] ; these are about it: { $about }.
        }
       *[other] ; did you mean `{ $nearest }`?
    } Run `kehoach explain` to see all codes.
fix-nothing = nothing to mend
import-nothing = the data have every figure of the sheets: nothing to import
import-written = { $path }: { $figures ->
        [one] 1 figure
       *[other] { $figures } figures
    } of { $file ->
        [quotas] quotas
       *[results] results
    } imported
import-taken = {"  "}{ $kind ->
        [quota] quota
       *[result] result
    } `{ $id }`: { $figures ->
        [one] 1 figure
       *[other] { $figures } figures
    }{ $periods ->
        [empty] {""}
       *[other] {" "}of { $periods }
    }
import-refused = nothing was imported: { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }
changes-nothing = nothing in the Word file is to be put into the data
changes-written = { $path }: { $corrections ->
        [one] 1 correction
       *[other] { $corrections } corrections
    } put in
changes-refused = nothing was put in: { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }
fix-written = { $path }: { $findings ->
        [one] 1 finding mended
       *[other] { $findings } findings mended
    }
fix-yes-needed = nothing was changed: add --yes to make these changes
fix-question = make these changes? [y/N]
alike = the same is at { $count } further places of this file: lines { $lines }
concerned = this concerns { $plans } plans
summary-dry-run = { $plans ->
        [one] 1 plan
       *[other] { $plans } plans
    }, { $documents ->
        [one] 1 file is
       *[other] { $documents } files are
    } stale, { $fresh ->
        [one] 1 document
       *[other] { $fresh } documents
    } up to date, { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }{ $accepted ->
        [0] {""}
       *[other] {""}, { $accepted } accepted
    }
verified-current = { $path } is what the data produce{ $whose ->
        [empty] {""}
       *[other] {""}{ $whose }
    }
verified-stale = { $path } is stale{ $reasons ->
        [empty] {""}
       *[other] : { $reasons }
    }{ $whose ->
        [empty] {""}
       *[other] {""}{ $whose }
    }
verified-changed = { $path } was changed after it was made{ $whose ->
        [empty] {""}
       *[other] {""}{ $whose }
    }
verified-missing = { $path } is gone
verified-without-source = { $path } is of no document that the data have{ $whose ->
        [empty] {""}
       *[other] {""}{ $whose }
    }
verified-undecided = { $path } cannot be verified: its plan has errors{ $whose ->
        [empty] {""}
       *[other] {""}{ $whose }
    }
verified-unknown = { $path } is no document of this program
verified-whose = {" "}(plan { $plan }, { $state ->
        [issued] issued
        [awaiting-number] awaiting its number
       *[draft] draft
    }, data { $data })

## What changed

change-tally = { $kind ->
        [target] target
        [total] { $list ->
            [quotas] total of the quota
           *[results] total of the results
        }
        [note] note
        [period] period
        [measure] measure
        [as_of] day of the figures
       *[share] { $list ->
            [quotas] quota
           *[results] result
        }
    }{ $part ->
        [empty] {""}
       *[other] {" "}({ $part })
    }{ $tally ->
        [empty] {""}
       *[other] {" "}`{ $tally }`
    }{ $period ->
        [empty] {""}
       *[other] {" "}for { $period }
    }{ $holder ->
        [empty] {""}
       *[other] {" "}of { $holder }
    }
change-section = section { $names }
change-part = part { $names }
change-preamble = legal bases, preamble
change-annex = annex { $names }
change-holder = { $key ->
        [name] name
        [note] note
        [kind] kind
        [group] group
       *[other] figures
    } of { $holder }
diff-title = { $plan }: { $from } → { $to }
version-working = working copy
version-issued = issued set { $number }
version-folder = { $path }
version-cited = { $version } ({ $cited })
diff-nothing = no difference
diff-figures = Figures and data
diff-before = before
diff-after = after
diff-difference = +/-
diff-none = -
diff-written = comparison in { $path } ({ $pages ->
        [one] 1 page
       *[other] { $pages } pages
    })
summary-diff = { $figures ->
        [0] no figures or data
        [one] 1 figure or datum
       *[other] { $figures } figures or data
    } and { $passages ->
        [0] no passages
        [one] 1 passage
       *[other] { $passages } passages
    } changed
group-holders = Units and organisations
group-documents = Documents
chapter-plan = Plan
chapter-notice = Notice
chapter-unit-notice = Units' notices (text)
chapter-report = Report { $period }
chapter-document = Document { $file }
zone-letterhead = Header
zone-title = Title
zone-addressees = Addressees
zone-body = Text
zone-recipients = Recipients
zone-signature = Signature
zone-annex = Annex
fate-added = added
fate-removed = removed
fate-moved = moved from { $from }
fate-moved-nowhere = moved
fate-gone = moved to { $to }
fate-gone-nowhere = moved elsewhere
fate-split = split off the paragraph before it
fate-joined = joined to the paragraph before it
fate-renumbered = was { $from }
what-measure = Measure
what-period = Period
what-target = Target
what-stated = Total as written
what-total = Total
what-share = { $names }
what-share-sum = { $names }
what-period-total = All, { $names }
what-breakdown = Of which { $names }
what-group-parent = Group that { $names } is in
what-share-note = Note: { $names }
what-as_of = As of
what-unit = Unit { $of }
what-unit-full-name = Full name of { $names }
what-unit-kind = Kind of { $names }
what-unit-group = Group of { $names }
what-unit-figure = Figure of { $names }
what-unit-order = Place of { $names }
what-unit-merged = Merged
what-unit-split = Split
what-unit-dissolved = Dissolved
what-unit-founded = Founded
what-unit-renamed = Renamed
what-organisation = Organisation { $of }
what-organisation-order = Place of { $names }
what-group = Group { $of }
what-holder-note = Note on { $names }
what-document = Document
what-state = State
what-number = Number
what-symbol = Symbol
what-place = Place
what-date = Date
what-superior = Superior body
what-issuer = Issuer
what-cited_as = Issuer as cited
what-abstract = Abstract
what-amended = Amendment
what-urgency = Urgency
what-draft = Draft number
what-circulation = Circulation
what-profile = Format profile
what-spelling = Spelling
what-numbering = Levels of numbering
what-draft_mark = Mark of drafts
what-signature_field = Field for a digital signature
what-duplex = Printed on both sides
what-fonts = Fonts
what-bind_annexes = Annexes bound
what-header_block = Header block of annex { $names }
what-figures = Figure { $names }
what-citations = Citation { $names }
what-replaces = Replaces
what-authority = Authority
what-position = Position
what-signer = Signer
what-image = Picture of the signature
what-seal = Picture of the seal
what-addressees = Addressee
what-recipients = Recipient
what-drafter = Drafter
what-of = { $what } ({ $chapters })

summary-verified = { $current ->
        [one] 1 document is
       *[other] { $current } documents are
    } what the data produce, { $others ->
        [one] 1 is
       *[other] { $others } are
    } not
issued = { $plan }: { $document } issued { $reference ->
        [empty] (number by hand)
       *[other] as { $reference }
    }, { $date }, kept as set { $set }
would-issue = { $plan }: { $document } would be issued { $reference ->
        [empty] (number by hand)
       *[other] as { $reference }
    }, { $date }, kept as set { $set }; nothing is written
sent-for-number = { $plan }: { $document } is frozen to be signed, { $date }, and awaits number and day, kept as set { $set }; when they are known: kehoach issue { $path } --number <N> --date <YYYY-MM-DD>
would-send-for-number = { $plan }: would freeze { $document } to be signed, { $date }, to await number and day, kept as set { $set }; nothing is written
stamped = { $plan }: noted the number { $reference } and the day { $date } of { $document } (set { $set }); the PDF that is kept stays as it is
would-stamp = { $plan }: would note the number { $reference } and the day { $date } of { $document } (set { $set }); nothing is written
noted = { $plan }: { $reference } is noted as the number of the { $document } issued on { $date } (set { $set }); the PDF that is kept stays as it is, with a blank for the number
would-note = { $plan }: { $reference } would be noted as the number of the { $document } issued on { $date } (set { $set }); nothing is written
renumbered = { $plan }: the { $document } is made again as { $reference }, { $date }, kept as set { $set }; set { $former } and its number hold no longer (the number is void in the register)
would-renumber = { $plan }: the { $document } would be made again as { $reference }, { $date }, kept as set { $set } in place of set { $former }; nothing is written
issue-profile = {"  "}format profile: { $profile }{ $draft ->
        [empty] {""}
       *[other] {""} by its date; the draft follows { $draft }
    }
issue-promise = {"  "}quota `{ $quota }`: the text promises at least { $least }, tables and rates are of { $total }
signed-refused = { $path }: nothing was taken in
signed-taken = { $path }: taken in from { $from }, a signed copy of { $of } (set { $set })
signed-kept = { $path }: kept already, the same bytes as { $from }
would-take-signed = { $path }: would be taken in from { $from }, a signed copy of { $of } (set { $set }); nothing is written
signed-awaits = { $plan }: the { $document } still awaits its number; when number and day are known: kehoach issue { $path } --number <N> --date <YYYY-MM-DD>
signed-by = {"  "}{ $timestamp ->
        [yes] stamped with the time
       *[no] signed
    } by { $name ->
        [empty] a certificate without a name
       *[other] { $name }
    }{ $organization ->
        [empty] {""}
       *[other] {" "}({ $organization })
    }{ $time ->
        [empty] {""}
       *[other] , { $time }
    }{ $state ->
        [broken] : what was signed was changed since
        [unread] : in a form that is not read here
       *[holds] {""}
    }
after-whole = { $path }: as it was signed; whether the certificates are to be trusted, a signing tool says
after-changed = { $path }: changed after it was signed
after-missing = { $path }: taken in, and gone
after-unread = { $path }: a signature of a form that is not read here; a signing tool says whether it holds
after-note = { $path }: beside the set, not signed
issued-file = {"  "}{ $path }
issued-plan = plan
issued-notice = notice
issued-report = report { $period }
issued-document = document { $file }
begun-file = { $path }
waiting-for-run = waiting for another run of kehoach{ $command ->
        [empty] {""}
       *[other] {" "}(`{ $command }`)
    }{ $process ->
        [empty] {""}
       *[other] , process { $process }
    }{ $user ->
        [empty] {""}
       *[other] , user { $user }
    }{ $machine ->
        [empty] {""}
       *[other] , on { $machine }
    }, which holds { $lock }. It goes on by itself when that run ends; if that run hangs, close its window, or press Ctrl-C here and try later
issue-question = there are warnings, as above, and what is issued cannot be changed; issue all the same? [y/N]
issue-yes-needed = there are warnings, as above: mend them and run again, or add --yes to issue all the same
note-question = note the new number, and make the one before void? [y/N]
note-yes-needed = nothing was noted: add --yes to note the new number and make the one before void
cancel-question = throw these changes away, and put the files back as they were issued? [y/N]
cancel-yes-needed = nothing was thrown away: add --yes to put the files back as they were issued
issue-many = { $document }: { $count ->
        [1] one document
       *[other] { $count } documents
    } would be issued
issue-listed = {"  "}{ $plan }: { $reference ->
        [empty] number by hand
       *[other] { $reference }
    }, { $date }
issue-many-nothing = there is no document to issue
issue-many-one-number = several documents cannot have one number: use --number next, or write the number in the data of each
issue-many-question = issue all of these? What is issued cannot be changed [y/N]
issue-many-yes-needed = nothing was issued: add --yes to issue all of these
issue-many-done = { $done ->
        [1] one document
       *[other] { $done } documents
    } issued{ $left ->
        [0] {""}
       *[other] , { $left } not; the same command issues the rest
    }
revise-many = { $document }: { $count ->
        [1] one document
       *[other] { $count } documents
    } would be a draft again
revise-listed = {"  "}{ $plan }
revise-many-nothing = there is no document to make a draft again
revise-many-question = make all of these drafts again? [y/N]
revise-many-yes-needed = nothing was changed: add --yes to make all of these drafts again
revise-many-done = { $done ->
        [1] one document is
       *[other] { $done } documents are
    } drafts again{ $left ->
        [0] {""}
       *[other] , { $left } not
    }
passed-over = {"  "}{ $plan }: { $reason ->
        [missing] there is no { $document }
        [draft] the { $document } is a draft
        [awaiting-number] the { $document } awaits its number, as set { $set }
        [issued] the { $document } is issued, as set { $set }
        [stopped] stopped on request before the { $document }
       *[error] the { $document } has errors, as above, and is left
    }
issue-refused = { $path } was not issued
touched = Issued documents that say something else now:
touched-document = {"  "}{ $document } (set { $set }): { $reasons }
withdrawn = { $path }: what left to be signed (set { $set }) is taken back; it is a draft again
revision-canceled = { $path } is again as it was issued, as set { $set }
would-revise = { $path } would be a draft again, to take the place of set { $set }; nothing was written
would-cancel-revision = { $path } would be as it was issued, as set { $set }; nothing was written
revised = { $path } is a draft again, to take the place of set { $set }; when it is ready run kehoach issue
listed-state = { $state ->
        [draft] draft
        [awaiting-number] awaiting its number
        [withdrawn] withdrawn while it awaited its number
        [replaced] replaced by { $by }
        [lost] issued, and its set is gone
        [incomplete] issued, and a PDF of its set is gone
        [elsewhere] made elsewhere
        [void] void number
       *[issued] issued
    }
set-same = { $path }: whole, and made again byte for byte ({ $title })
set-kept = { $path }: whole; made by another program ({ $program }) or with other fonts, so not made again ({ $title })
set-damaged-files = { $path }: changed or gone: { $files }
set-other = { $path }: whole; made again here, these come out otherwise, which changes nothing of what was issued: { $files } ({ $title })
set-extra-files = { $path }: not issued with it: { $files }
set-differs = { $path }: { $key ->
        [data] its data have errors, so that it cannot have been made from them
        [documents] its record names other documents than it keeps
       *[other] its record says `{ $recorded }` for `{ $key }`, but the set itself says `{ $found }`
    }
set-missing = { $path }: gone, though it was issued
set-misplaced = { $path }: { $reason ->
        [number] this is set { $of }, so the folder was renamed or copied
        [plan] this is a set of plan `{ $of }`, so the plan's folder was copied with what was issued of it
       *[name] this is no set: a set is a folder that is named by its number
    }
former-units = Without a quota, for they end before that year: { $units }; allot what they had to the units that are there
years-left = { $count ->
        [one] One place still names
       *[other] { $count } places still name
    } the old year; look whether they are to change:
year-left = {"  "}{ $place }: { $text }
watching = waiting for changes; Ctrl-C ends
progress-left = { $left } left
new-written = { $path }
plans-made = { $made ->
        [0] there is no plan to make
        [one] one plan was made
       *[other] { $made } plans were made
    }{ $there ->
        [0] {""}
       *[other] , { $there } were there (kehoach import brings changes of the table in)
    }. To build: kehoach build { $folder }
table-sheet-unread = the sheet `{ $sheet }` is left out: it has no column of the communes' ids
form-next = Open { $table }, write a row for each commune, then run: kehoach new --from-table { $table } --model { $model } DIR
table-changes = the table changes { $plans ->
        [one] one plan
       *[other] { $plans } plans
    }, { $files ->
        [one] one file
       *[other] { $files } files
    }
table-nothing = there is nothing to put into the data
table-written = { $path }: { $values ->
        [one] one cell was put in
       *[other] { $values } cells were put in
    }
table-one-file = the plans in this folder belong to one table: name one file, without --quota and --result
table-question = put these into the data? [y/N]
table-yes-needed = nothing was changed: add --yes to put these in
retyped-next = Look at the places marked XEM LẠI in { $folder }, then run: kehoach build { $folder }
new-next-document = Write the document in { $folder }, then run: kehoach build { $folder }
new-next = Write the plan in { $folder }, then run: kehoach build { $folder }
fonts-heading = fonts that documents are set in: { $families }
fonts-embedded = part of the program
fonts-missing = lacks { $count } Vietnamese letters
templates-unknown = there is no built-in template `{ $name }`{ $nearest ->
        [empty] .
       *[other] ; did you mean `{ $nearest }`?
    } Run `kehoach templates` to see all.
templates-next = Write `templates: <folder>` in kehoach.yaml, with the path of { $folder } as seen from that file, change what you need, and delete the files that you do not change.
template-role = { $role ->
        [profile] sizes, places and fixed words of a regulation
        [kind] name, symbol and parts of a type of document
        [library] how it looks (Typst)
       *[other] what a document has, in which order
    }
fonts-chosen = used

## Command line

cli-about = From a folder of YAML (a plan, its quotas, its results) to PDFs in the official format
cli-build = Make the PDFs of plans
cli-build-paths = A plan's folder, or a folder that holds plans
cli-build-output = The folder that everything is written below
cli-build-jobs = How many plans, or documents of one, are made at once (default: the machine's cores)
cli-build-format = What is written: pdf, png, svg, typ (Typst sources), xlsx (workbooks), or docx (Word files); may be repeated. The default is what `formats` in kehoach.yaml says, else pdf
cli-build-force = Make everything anew, and write over files that were changed after they were made
cli-build-all = Show all findings, those too that many plans have alike
cli-build-dry_run = Only tell what is stale, and why; the exit status is then 1
cli-build-fail_fast = Begin no other plan after one with an error
cli-import = Bring the figures of workbooks and sheets into quotas.yaml and results.yaml, after showing what changes
cli-import-files = Workbooks (.xlsx, .ods) or texts (.csv) of figures, or a folder with one from each unit
cli-import-plan = The plan's folder; or a folder of plans that were made of the table FILE (new --from-table)
cli-import-result = The result whose figures the columns have, where they do not say so
cli-import-quota = The quota whose figures the columns have, where they do not say so
cli-import-dry_run = Only show what would change
cli-import-yes = Import without asking
cli-changes = Bring what was corrected in a Word file into the data, after showing what changes
cli-changes-file = The Word file (.docx) that the program made and somebody corrected
cli-changes-plan = The plan's folder
cli-changes-dry_run = Only show what would change
cli-changes-yes = Put it in without asking
cli-check = Find everything that is wrong, and write nothing
cli-check-paths = A plan's folder, or a folder that holds plans
cli-check-layout = Look through the finished pages too
cli-check-accepted = Show accepted findings too
cli-check-all = Show all findings, those too that many plans have alike
cli-check-fix = Mend what is safe to mend, after showing it
cli-check-yes = Mend without asking
cli-check-spelling = Mend the place of tone marks (`uỷ`, `ủy`) too, in prose alone, as most of the document has it
cli-check-jobs = How many plans, or documents of one, are checked at once (default: the machine's cores)
cli-explain = Tell what a rule is, why, and how it is kept
cli-explain-code = The code in brackets of a finding (default: list all codes)
cli-build-shard = Build only the I-th of N parts of the plans, as one of several machines
cli-verify = Tell whether finished PDFs are what the data produce
cli-verify-path = A PDF, or a folder of them
cli-verify-data = A plan's folder, or a folder that holds plans
cli-diff = Tell what changed between two versions of a plan; the exit status is 0 whether they differ or not
cli-diff-plan = A plan's folder, or one of its documents: PLAN/notice, PLAN/reports/2026-Q2
cli-diff-from = The older version: the number of an issued set, `working`, or a folder that holds the plan (default: the set that was issued last)
cli-diff-to = The newer version, named alike (default: `working`, the working copy)
cli-diff-pdf = Write the comparison as a PDF to this file
cli-diff-changed_only = In the PDF show changed parts only
cli-serve = Open the workplace in the browser: documents as they print, and changes of them, on this machine alone
cli-serve-paths = A plan's folder, or a folder that holds plans
cli-serve-output = The folder of finished documents
cli-serve-port = The port that it listens on (default: any that is free)
cli-serve-no_open = Open no browser; the address is printed
cli-serve-read_only = Show only, change nothing: for the screen of a meeting room
cli-serve-listen = Listen on an address of the network, behind a proxy that adds TLS; people sign in by name
cli-serve-behind_proxy = The name under which people reach the proxy
cli-serve-users = The file of those who may sign in, a line for each: name:role:hash
cli-serve-add_user = Print the line of a person for that file; role: read, write or issue; the password is read from the input
cli-watch = Make PDFs anew whenever a file is saved
cli-watch-paths = A plan's folder, or a folder that holds plans
cli-watch-output = The folder that everything is written below
cli-watch-jobs = How many plans, or documents of one, are made at once (default: the machine's cores)
cli-watch-format = What is written: pdf, png, svg, typ (Typst sources), xlsx (workbooks), or docx (Word files); may be repeated. The default is what `formats` in kehoach.yaml says, else pdf
cli-new = Write a commented starter plan that builds as it stands
cli-new-folder = The new plan's folder
cli-new-from_table = Make a plan of each row of a table (.xlsx, .ods, .csv); without DIR write an empty table to fill in
cli-new-from_word = Make the plan of a Word file (.docx) that somebody wrote by hand
cli-new-year = Year of the new plan, of its periods and dates (2026 where none is given)
cli-new-model = The model of the plans: data/_models/NAME
cli-new-full = Write a notice and a report too; with --type a cited document, a table and an annex
cli-new-type = Write one document of this type instead, into a folder that may have a plan: cong-van, to-trinh, quyet-dinh …
cli-new-spelling = Place of the tone marks in the starter: `ủy` or `uỷ`
cli-new-without_examples = Leave out the figures and notes of the starter that are examples
cli-new-from = This year's plan, to begin next year's from it
cli-issue = Issue a document: give it number and date, and keep it as it is
cli-issue-path = A plan's folder, or one of its documents: data/my-plan, data/my-plan/notice, data/my-plan/reports/2026-Q2; with --document a folder that holds plans
cli-issue-document = Issue this document of every plan in the folder: plan, notice, reports/2026-Q2; all are listed and asked about once
cli-issue-all = With --document: show all findings, those that many plans have in common too
cli-issue-number = The document's number; next takes the next one of the register (default: the data's, else it is written by hand)
cli-issue-date = The day of issue (default: the data's)
cli-issue-signed = Take in a PDF that was signed, beside the set that it is a copy of; with --number and --date note what the tool stamped
cli-issue-awaiting_number = Let it leave without number and day, which a signing tool stamps; note them later with --number and --date
cli-issue-term = The first year of the congress term, where the date does not tell it
cli-issue-output = The folder of outputs that is brought up to date, where the plan was built in it
cli-issue-dry_run = Only tell what would be issued, and which documents have to follow
cli-issue-yes = Do not ask, though there are warnings or a number that was noted before becomes void
cli-revise = Make an issued document a draft again, to amend or replace it
cli-revise-path = A plan's folder, or one of its documents; with --document a folder that holds plans
cli-revise-document = Make this document of every plan in the folder a draft again: plan, notice, reports/2026-Q2; all are listed and asked about once
cli-revise-output = The folder of outputs that is brought up to date, where the plan was built in it
cli-revise-replace = Replace it altogether, without (điều chỉnh, bổ sung)
cli-revise-cancel = Take the revision back: the files are again as they were issued
cli-revise-withdraw = Take back a document that awaits its number: it is a draft again
cli-revise-dry_run = Only tell which documents would be drafts again and what changes in their files; nothing is written
cli-revise-yes = Do not ask, though changes are lost
cli-list = The register: kind, number, date, state, and what replaces what
cli-list-paths = A plan's folder, or a folder that holds plans
cli-fonts = List the fonts and how many Vietnamese letters each lacks
cli-fonts-path = The folder with kehoach.yaml (default: data)
cli-schema = Print the JSON Schema of a kind of file, for editors
cli-schema-kind = plan, quotas, results, notice, report, document, shared, project, profile, kind, register or import (default: list them)
cli-schema-write = Write the schemas as files into this folder
cli-lang = The program's language: vi or en
cli-color = Colours: auto, always or never
cli-quiet = Print errors and warnings only
cli-json = Print results as lines of JSON; --json=1 has the names of format 1
cli-options-running = How it runs:
cli-options-showing = What it shows:
cli-options-common = For every command:
cli-examples = Examples:
cli-build-deny_warnings = Treat warnings as errors: a plan with a warning writes nothing
cli-check-deny_warnings = Treat warnings as errors: the exit status is then 1
cli-schema-lines = Print the schema of the lines that --json prints
cli-templates = List the built-in templates, profiles and kinds of documents, or write them into a folder to change them
cli-templates-names = A file or a folder of the list: profiles, kinds/to-trinh, the-thuc (default: all)
cli-templates-write = Write the files into this folder; files that were changed are left alone
cli-completions = Print the script with which a shell completes commands and options
cli-completions-shell = bash, elvish, fish, powershell or zsh
cli-man = Print the man page, or write those of all commands into a folder
cli-man-folder = The folder for the pages (default: print the page of kehoach)
man-page-title = kehoach manual
man-page-name = NAME
man-page-synopsis = SYNOPSIS
man-page-description = DESCRIPTION
man-page-examples = EXAMPLES
cli-help-command = The command whose help is printed (default: the list of commands)
cli-build-examples =
    kehoach build                                # all plans below data
    kehoach build data/ke-hoach-2026 -o ket-qua  # one plan, into another folder
    kehoach build -n                             # what is stale, and why
    kehoach build --format pdf --format docx     # Word files too
    kehoach build --deny-warnings                # nothing is written while there are warnings
cli-check-examples =
    kehoach check                              # all that is wrong in data
    kehoach check data/ke-hoach-2026 --layout  # the finished pages too
    kehoach check --fix                        # mend what is safe, after showing it
cli-watch-examples =
    kehoach watch data/ke-hoach-2026  # make PDFs again at every save, until Ctrl-C
cli-verify-examples =
    kehoach verify                     # are the PDFs in output what the data produce?
    kehoach verify data/ke-hoach-2026  # are its issued sets whole?
cli-diff-examples =
    kehoach diff data/ke-hoach-2026                    # what changed since it was issued last
    kehoach diff data/ke-hoach-2026 1 2                # between two issued sets
    kehoach diff data/ke-hoach-2026 --pdf so-sanh.pdf  # as a PDF
cli-issue-examples =
    kehoach issue data/ke-hoach-2026 --number 85 --date 2026-06-12 -n     # what would be issued
    kehoach issue data/ke-hoach-2026 --number next --date 2026-06-12      # with the next number of the register
    kehoach issue data --document notice --number next --date 2026-06-12  # the notice of every plan
cli-revise-examples =
    kehoach revise data/ke-hoach-2026           # a draft again, to amend it
    kehoach revise data/ke-hoach-2026 --cancel  # as it was issued
cli-list-examples =
    kehoach list                            # the register of all plans
    kehoach list data/ke-hoach-2026 --json  # for another program
cli-explain-examples =
    kehoach explain target-missed  # a code of a finding
    kehoach explain to-trinh       # a type of document
cli-new-examples =
    kehoach new data/ke-hoach-2026                            # a plan that builds as it is
    kehoach new --type to-trinh data/to-trinh-1               # a document of another type
    kehoach new --from data/ke-hoach-2026 data/ke-hoach-2027  # next year's plan
cli-import-examples =
    kehoach import ket-qua.xlsx data/ke-hoach-2026     # figures of a workbook
    kehoach import ket-qua.xlsx data/ke-hoach-2026 -n  # only show what would change
cli-first-examples =
    kehoach new data/ke-hoach-2026    # write the folder of a new plan
    kehoach build data/ke-hoach-2026  # make its documents
    kehoach serve                     # open the workplace in the browser
cli-changes-examples =
    kehoach changes ke-hoach.docx data/ke-hoach-2026     # bring what was corrected in Word into the data
    kehoach changes ke-hoach.docx data/ke-hoach-2026 -n  # only show it
cli-serve-examples =
    kehoach serve data              # open the workplace in the browser
    kehoach serve data --read-only  # only show, for the screen of a meeting room
cli-fonts-examples =
    kehoach fonts  # the fonts that documents are set in
cli-schema-examples =
    kehoach schema plan > plan.json      # the schema of plan.yaml
    kehoach schema --write data/.schema  # all of them, for an editor
    kehoach schema --lines               # of the lines of JSON
cli-templates-examples =
    kehoach templates                            # what there is
    kehoach templates profiles --write data/mau  # the profiles, to change them
cli-completions-examples =
    kehoach completions bash > kehoach.bash       # for bash
    kehoach completions powershell > kehoach.ps1  # for PowerShell
cli-man-examples =
    kehoach man | man -l -  # read the page
    kehoach man man1        # a page of each command
cli-help-examples =
    kehoach help build  # the help of a command
cli-help = Print help
cli-version = Print the version, and the digest of the program
cli-usage = Usage:
cli-usage-options = [OPTIONS]
cli-value-address = ADDRESS
cli-value-code = CODE
cli-value-command = COMMAND
cli-value-dd = DD
cli-value-dir = DIR
cli-value-document = DOCUMENT
cli-value-file = FILE
cli-value-format = FORMAT
cli-value-from = FROM
cli-value-host = HOST
cli-value-id = ID
cli-value-kind = KIND
cli-value-mm = MM
cli-value-n = N
cli-value-name = NAME
cli-value-path = PATH
cli-value-plan = PLAN
cli-value-port = PORT
cli-value-role = ROLE
cli-value-to = TO
cli-value-type = TYPE
cli-value-yyyy = YYYY
cli-commands = Commands:
cli-arguments = Arguments:
cli-options = Options:
cli-default = default: { $value }
usage-unknown-argument = there is no argument `{ $argument }`{ $known ->
        [empty] {""}
       *[other] ; did you mean `{ $known }`?
    }
usage-conflict = { $argument } cannot be used{ $other ->
        [empty] {" twice"}
       *[other] {" "}together with { $other }
    }
usage-unknown-command = there is no command `{ $argument }`{ $known ->
        [empty] {""}
       *[other] ; did you mean { $known }?
    }
usage-missing-command = a command is missing
usage-missing-argument = { $argument } is missing
usage-invalid-value = { $value ->
        [empty] the value of { $argument } is missing
       *[other] the value `{ $value }` of { $argument } cannot be used
    }{ $known ->
        [empty] {""}
       *[other] ; write { $known }
    }
usage-other = wrong usage: { $detail }
usage-help = { $command ->
        [empty] `kehoach --help` prints help
       *[other] `kehoach { $command } --help` prints the help of this command
    }

## The page of serve

page-title = kehoach
page-noscript = This page needs the program's own JavaScript; switch it on and open the page again.
page-skip = Skip to editing
page-plans = Plans and documents
page-pages = Pages
page-work = Edit and check
page-views = Parts of the page
page-view-plans = Documents
page-view-pages = Pages
page-view-work = Edit
page-tab-parts = Parts
page-tab-figures = Figures
page-tab-findings = Findings
page-tab-register = Register
page-tab-changes = Comparison
page-tab-touched = What follows
page-all-saved = Saved
page-saved-unnoted = Saved, not in the list of changes
page-unsaved = Not saved: { $count }
page-read-only = Read only
page-mark-waiting = saving…
page-mark-saved = saved
page-mark-unsaved = not saved
page-mark-refused = cannot be saved
page-offline = The program does not answer. What you typed stays in its field and is saved when the program is back.
page-wait = Working…
page-trouble = That did not work
page-close = Close
page-cancel = Cancel
page-back = Back
page-next = Next
page-later = Later
page-done = Done
page-undo = Undo
page-redo = Redo
page-undo-done = Undone
page-redo-done = Done again
page-keys = Keys
page-language-other = Tiếng Việt
page-print = Print
page-search = Find plans and documents
page-filter = Filter by state
page-state-any = Any state
page-with-findings = With findings
page-plans-count = { $count } of { $all } plans
page-state-draft = draft
page-state-awaiting-number = awaiting a number
page-state-issued = issued
page-state-incomplete = issued in part
page-state-replaced = replaced
page-state-withdrawn = withdrawn
page-state-elsewhere = made elsewhere
page-state-lost = set is lost
page-state-void = void
page-extracts = Extracts for units ({ $count })
page-annex-of = Annex { $number }
page-comparison = Comparison
page-number-is = no. { $number }
page-errors-count = { $count } errors
page-warnings-count = { $count } warnings
page-notes-count = { $count } notes
page-zoom-in = Zoom in
page-zoom-out = Zoom out
page-zoom-fit = Fit the width
page-page-of = Page { $page } of { $pages }
page-pages-stale = New pages cannot be made while there are errors (see Findings). These are the pages before.
page-pages-none = No page can be made while there are errors (see Findings).
page-nothing-there = The program prints this by itself; there is no field for it
page-place-on = Printed on page { $page }
page-place-none = Not printed in the document shown
page-file = File
page-required = required
page-issued-locked = This document is issued: it can only be read. Revise it to change it.
page-show-place = Show on the page
page-move-up = Move up
page-move-down = Move down
page-moved = Moved and renumbered
page-remove = Remove
page-removed-undo = Removed; Ctrl+Z brings it back
page-add = Add
page-add-what = What to add
page-member = Member
page-new-name = Name
page-part-paragraph = Paragraph
page-part-title = Heading
page-part-text = Numbered paragraph
page-part-items = List
page-part-progress = Progress lines
page-part-table = Table
page-part-quota-table = Table of quotas
page-part-target-table = Table of targets
page-part-chart = Chart
page-part-image = Picture
page-part-org-chart = Organisation chart
page-new-paragraph = A new paragraph.
page-new-title = New heading
page-new-item = New item
page-new-column = Column
page-new-recipient = New recipient
page-new-position = POSITION
page-new-signer = Name of the signer
page-new-extract-abstract = về giao chỉ tiêu năm {"{{"} notice.year {"}}"}
page-new-extract-unit = (trích giao {"{{"} holder.name {"}}"})
page-new-extract-text = Năm {"{{"} notice.year {"}}"}, Ban Thường vụ giao chỉ tiêu cho {"{{"} holder.full_name {"}}"} như phụ lục kèm theo Thông báo.
page-new-unit = New unit
page-new-citation-type = Nghị quyết
page-names = Names that can be used in braces
page-names-offered = { $count } names; arrows choose, Enter takes one
page-grid-keys = Arrows, Enter and Tab move; Shift with arrows selects; Ctrl+C and Ctrl+V copy from and to Excel.
page-no-figures = This plan has no quotas or results yet.
page-unit = Unit
page-sum = Total
page-of-quota = Quota:
page-of-result = Result:
page-aim = Target:
page-whole = Whole
page-all-together = All together
page-figure-of = Figures
page-period = Period
page-figure-old = Now
page-figure-new = Will be
page-no-figure = { $name }: “{ $text }” is no number; the figure stays as it was
page-no-date = “{ $text }” is no date; the document keeps the one before. Write 15/3/2026 or 2026-03-15, a month as 3/2026 or 2026-03, a year as 2026.
page-period-add = Add { $period }
page-period-added = Column { $period } is there; write its figures
page-extracts-add = An extract for each unit
page-extracts-add-help = Each unit with a quota gets one, with its own figures.
page-new-extract-figures = Năm {"{{"} notice.year {"}}"}, Ban Thường vụ giao cho {"{{"} holder.full_name {"}}"} chỉ tiêu: { $figures }.
page-new-extract-figure = { $name } {"{{"} holder.quota.{ $id }.total | padded {"}}"}
page-issue-next = Take the next number of the register
page-revise-cancel-what = { $title } becomes again what was issued; what was changed since is lost.
page-total-differs = { $name }: { $value } is stated, the sum is { $sum }.
page-total-follow = Write the sums
page-copied = Copied
page-pasted = Pasted { $count } cells
page-paste-no-figure = Nothing pasted: “{ $text }” is no figure
page-paste-outside = Pasted; { $count } cells were outside the table
page-no-findings = No errors, no warnings.
page-error = Error
page-warning = Warning
page-note = Note
page-cure = Cure:
page-mend = Mend it
page-mended = Mended
page-accept-ask = Accept…
page-accept = Accept
page-accepted = Accepted
page-accepted-count = Accepted: { $count }
page-reason = Reason
page-number = Number
page-date = Date
page-abstract = Title
page-state = State
page-register-empty = No document has a number yet.
page-touched-issued = This document is issued, or may not be issued here.
page-touched-what = If “{ $title }” were issued now:
page-changes-none = Nothing to compare: there is a comparison while something issued is revised.
page-changes-large = Show it large
page-new = New plan
page-new-how = Begin with
page-new-full = A plan with annex, notice and report
page-new-plan-alone = A plan with its annex
page-new-from = Last year's plan
page-new-type = One document of another type
page-new-from-which = Which plan
page-new-type-which = Type of document
page-new-folder = new-plan
page-type-plan = Plan (kế hoạch)
page-type-ke-hoach = Plan (kế hoạch)
page-type-notice = Notice (thông báo)
page-type-report = Report (báo cáo)
page-type-to-trinh = Submission (tờ trình)
page-type-bao-cao = Report (báo cáo)
page-type-quyet-dinh = Decision (quyết định)
page-type-cong-van = Official letter (công văn)
page-type-thong-bao = Notice (thông báo)
page-type-nghi-quyet = Resolution (nghị quyết)
page-type-chuong-trinh = Programme (chương trình)
page-type-huong-dan = Guideline (hướng dẫn)
page-type-ket-luan = Conclusion (kết luận)
page-type-bien-ban = Minutes (biên bản)
page-folder = Folder
page-folder-help = Letters without marks, digits and hyphens: plan-2027
page-preview = Preview
page-would-do = What this would do
page-unsaved-first = Something is not saved yet; go on when it is.
page-type-word = Type “{ $word }” to confirm
page-build = Build
page-build-all = All plans
page-issue = Issue
page-issue-word = issue
page-issue-what = { $title }. What is issued cannot be changed, only replaced by a later one.
page-issue-number-help = Leave empty where it is written by hand
page-issue-date-help = The date on the document
page-revise = Revise
page-revise-what = { $title } becomes a draft again; the issued set is kept as it is.
page-revise-replace = Replace it, without (điều chỉnh, bổ sung)
page-revise-cancel = Take the revision back
page-import = Import figures
page-import-file = Sheet
page-import-help = An .xlsx, .ods or .csv file of this machine; it is shown first what would change
page-save = Save
page-unit-add = Add a unit
page-unit-added = { $name } is added; Ctrl+Z takes it back
page-unit-from-help = Empty where the unit was there before
page-unit-rename = Rename a unit
page-unit-renamed = The unit is called { $name } now; Ctrl+Z brings the old name back
page-unit-new-name = New name
page-unit-rename-day = Has the new name from
page-unit-rename-day-help = Documents of earlier days still print the old name
page-unit-slip = The old name was mistyped: correct it in all documents
page-unit-slip-renamed = This unit was renamed before; correct each name in Content, file quotas.yaml.
page-unit-merge = Merge units
page-unit-merge-what = The old units keep the quotas and results of earlier periods; quotas of periods that begin on that day or later go to the unit that they become. Reports count all of them for it.
page-unit-merge-which = Units that are merged
page-unit-merge-into = They become
page-unit-merge-new = A new unit
page-unit-merge-day = First day after the merger
page-unit-merge-day-help = The day on which the resolution takes effect
page-unit-merge-few = Choose at least two units for a new one, or one to go into a unit that is there.
page-unit-merged = { $names } are merged from { $day }; Ctrl+Z takes it back
page-file-there = { $name } has come ({ $size } KB)
page-file-sending = { $name } is coming…
page-file-wait = Wait until the chosen file has come
page-import-what = The figures are of
page-import-any = What the columns of the file say
page-import-what-help = Choose one where the file has units and periods alone
page-new-year = Year
page-new-year-help = The year of the plan: its periods and dates are of this year
page-new-word = A plan written in Word
page-new-word-file = Word file
page-new-word-help = A .docx file; look through all of it afterwards
page-new-table = Many communes from a model and a table
page-new-table-file = Table of communes
page-new-table-help = An .xlsx, .ods or .csv file with a row for each commune
page-new-table-empty = Download the empty table of this model
page-new-model = Model
page-new-model-help = A folder in _models
page-new-model-none = There is no model in _models yet
page-build-format = Kind of files
page-build-format-help = They are in the folder of finished documents, a folder for each plan
page-format-pdf = PDF, to print and to issue
page-format-docx = Word
page-format-xlsx = Excel: figures and annexes
page-format-png = PNG picture of each page
page-format-svg = SVG picture of each page
page-conflict = The file changed elsewhere
page-conflict-what = { $file } was saved by another program or window. Nothing was written over it. Choose what to keep.
page-conflict-theirs = On the disk now
page-conflict-yours = With what you changed
page-conflict-take-theirs = Keep what is on the disk, drop my change
page-conflict-keep-mine = Put my change on top of it
page-welcome = The first document
page-welcome-first = There is no plan yet. Three steps lead to a finished page.
page-welcome-title = What the plan is about
page-welcome-title-help = Printed as its abstract; begins with a small letter
page-welcome-title-value = phát triển đảng viên năm { $year }
page-welcome-second = Which office issues it, and who signs?
page-welcome-office-example = Đảng ủy xã Hàm Liêm
page-welcome-superior-example = ĐẢNG BỘ TỈNH LÂM ĐỒNG
page-welcome-place-example = Hàm Liêm
page-welcome-signer-example = Nguyễn Văn A
page-welcome-office-help = As in a sentence; the page prints it in capitals
page-welcome-superior-help = The top line at the left of the first page
page-welcome-place-help = Printed before the date
page-welcome-signer-help = The full name, printed below the signature
page-welcome-cited = Ban Thường vụ { $office }
page-welcome-make = Make the page
page-welcome-third = Step 3: click a word or figure on the page to change it; the page follows.
page-step-of = Step { $step } of { $steps }
page-keys-ctrl-k-name = Ctrl+K
page-keys-ctrl-k = Find plans and documents
page-keys-f6-name = F6
page-keys-f6 = Go to the next part: list, pages, editing (Shift+F6: back)
page-keys-ctrl-s-name = Ctrl+S
page-keys-ctrl-s = Save now (it is saved by itself, too)
page-keys-ctrl-z-name = Ctrl+Z
page-keys-ctrl-z = Undo; in a text field only what was typed there
page-keys-ctrl-y-name = Ctrl+Y
page-keys-ctrl-y = Redo
page-keys-ctrl-enter-name = Ctrl+Enter
page-keys-ctrl-enter = Show where the field is printed
page-keys-alt-arrows-name = Alt+↑, Alt+↓
page-keys-alt-arrows = Move a member up or down
page-keys-ctrl-space-name = Ctrl+Space
page-keys-ctrl-space = Offer names between braces
page-keys-grid-name = Shift+↑↓←→
page-keys-grid = Select cells of a sheet
page-keys-f1-name = F1
page-keys-f1 = This list
page-key-office = Issuing office
page-key-format = Version of the file
page-key-state = State
page-key-type = Type
page-key-profile = Format profile
page-key-spelling = Spelling of tone marks
page-key-superior = Superior office
page-key-issuer = Issuer
page-key-name = Name
page-key-cited = Name when cited
page-key-number = Number
page-key-symbol = Symbol
page-key-place = Place
page-key-date = Date
page-key-abstract = Abstract
page-key-amended = Amended
page-key-urgency = Urgency
page-key-draft = Draft
page-key-draft_mark = Draft mark
page-key-circulation = Circulation
page-key-form = Form to fill in
page-key-set = Issued set
page-key-replaces = Replaces
page-key-copies = Copied document
page-key-numbering = Numbering
page-key-figures = Other figures
page-key-citations = Cited documents
page-key-addressees = Addressees
page-key-decided_by = Decided by
page-key-legal_bases = Legal bases
page-key-preamble = Preamble
page-key-body = Body
page-key-recipients = Recipients
page-key-drafter = Drafter
page-key-signature = Signature
page-key-authority = Authority
page-key-position = Position
page-key-signer = Signer
page-key-note = Note
page-key-notes = Notes
page-key-image = Picture
page-key-signature_field = Field for a digital signature
page-key-choice-awaiting-number = awaiting number
page-key-choice-admissions = admission of members
page-key-choice-put_forward = people put forward
page-key-choice-awareness_class = awareness class
page-key-choice-new_members_class = class for new members
page-key-choice-confirmation = confirmation of members
page-key-seal = Seal
page-key-annexes = Annexes
page-key-accept = Accepted findings
page-key-title = Heading
page-key-text = Text
page-key-paragraph = Paragraph
page-key-items = Items
page-key-progress = Progress lines
page-key-quota = Quota
page-key-texts = Texts by period
page-key-numbered = Numbered
page-key-table = Table
page-key-tables = Tables
page-key-columns = Columns
page-key-rows = Rows
page-key-header = Header
page-key-width = Width
page-key-align = Alignment
page-key-attached_to = Attached to
page-key-quota_header = Header of totals
page-key-group_by = Grouped by
page-key-units = Units
page-key-organisations = Organisations
page-key-kind = Kind
page-key-full_name = Full name
page-key-id = Id
page-key-from = From
page-key-until = Until
page-key-renamed = Renamed
page-key-merged_into = Merged into
page-key-quotas = Quotas
page-key-results = Results
page-key-measure = Measure
page-key-measures = Measures
page-key-period = Period
page-key-periods = By period
page-key-target = Target
page-key-total = Total
page-key-as_of = As of
page-key-about = About
page-key-code = Code
page-key-at = At
page-key-reason = Reason
page-key-level = Level
page-key-capitals = Capitals
page-key-unit = Extract of a unit
page-key-model = Model
page-key-shared = Shared parts
page-key-sections = Replaced sections
page-key-chart = Chart
page-key-charts = Charts
page-key-caption = Caption
page-key-lead = Lead line
page-key-bind_annexes = Bind annexes in
page-key-bind_documents = Bind documents in
page-key-header_block = Header block
page-key-of_which = Of which
page-key-label = Label
page-key-file = File
page-key-carried_to = Carried to
page-key-split_into = Split into
page-key-group = Group
page-key-groups = Groups
page-key-unit_kinds = Kinds of units
page-key-unreported = Unreported
page-key-baseline = Baseline
page-key-one-units = Unit
page-key-one-organisations = Organisation
page-key-one-recipients = Recipient
page-key-one-annexes = Annex
page-key-one-items = Item
page-key-one-legal_bases = Legal basis
page-key-one-addressees = Addressee
page-key-one-citations = Cited document
page-key-one-figures = Figure
page-key-one-quotas = Quota
page-key-one-results = Result
page-key-one-accept = Finding
page-key-one-signature = Signature
page-key-one-rows = Row
page-key-one-columns = Column
page-key-one-tables = Table
page-key-one-preamble = Paragraph
page-key-one-abstract = Line
page-key-choice-draft = draft
page-key-choice-issued = issued
page-key-choice-village = village
page-key-choice-school = school
page-key-choice-agency = agency
page-key-choice-police = police
page-key-choice-military = military
page-key-choice-company = company

## The page in a browser: what the server says

serving = the workplace is open at { $address } (Ctrl-C ends it)
serve-open-yourself = no browser could be started: open this address yourself
serve-failed = { $reason ->
        [without-users] an address of the network needs a file of those who may sign in: --users FILE
        [in-use] the port is used by another program
       *[other] the workplace cannot be opened: { $reason }
    }
serve-users = { $line ->
        [empty] { $file } cannot be read: { $reason }
       *[other] { $file }, line { $line }: write name:role:hash, as `kehoach serve --add-user NAME:ROLE` prints it
    }
serve-add-user = write NAME:ROLE with role read, write or issue, and give the password as the first line of the input
serve-error-no-session = This page opens with the address that `kehoach serve` printed.
serve-error-secret = This address is no longer good. Take the one that `kehoach serve` printed last.
serve-error-host = The request was meant for another server.
serve-error-origin = The request came from another page.
serve-error-method = This cannot be asked for in this way.
serve-error-content-type = The request has to be JSON.
serve-error-malformed = The request could not be read.
serve-error-too-large = The request is too large.
serve-error-too-slow = The request came too slowly.
serve-error-system = The machine could not do this. Try again.
serve-error-no-such-page = There is nothing at this address.
serve-error-no-such-plan = There is no such plan any more.
serve-error-no-such-document = There is no such document any more.
serve-error-no-such-file = There is no such file any more.
serve-error-no-such-finding = This finding is gone already.
serve-error-no-such-place = There is nothing at this place any more.
serve-error-read-only = The workplace is open for reading only.
serve-error-role = Your role does not allow this.
serve-error-changed = The file was changed elsewhere meanwhile. Nothing was written.
serve-error-issued = What is issued cannot be changed. Revise it first.
serve-error-unchangeable = This place cannot be changed here without touching something else. Change it in the file.
serve-error-unwritable = Not saved: { $reason }
serve-error-unnoted = Nothing was changed, since the list of changes (.kehoach/changes.jsonl) could not be written: { $reason }
serve-unnoted = Saved, but the list of changes (.kehoach/changes.jsonl) could not be written: { $reason }
serve-error-nothing-to-undo = There is nothing to undo.
serve-error-confirm = What would happen has changed. Look at the list again.
serve-file-quotas = Quotas
serve-file-results = Results
serve-file-shared = Shared parts
serve-error-file-kind = Only .xlsx, .ods, .csv and .docx files are taken.
serve-error-no-such-upload = The chosen file is gone. Choose it again.
serve-error-wait = Other files are coming. Choose yours again in a moment.
serve-error-refused = The command has found something in the way. Nothing was done.
serve-would-new = A new folder with the files of the plan is made.
serve-would-revise = The document becomes a draft again that says what it takes the place of. What was issued stays as it is.
serve-sign-in = Sign in
serve-sign-in-name = Name
serve-sign-in-password = Password
serve-sign-in-wrong = Name or password is wrong.
serve-error-busy = Too many have tried to sign in. Wait a moment.
