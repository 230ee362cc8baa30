//! A PDF as the exporter writes it, as a list of objects: some are exchanged, others added, and the table that says where
//! each is written again.

use memchr::memmem;

/// The parts of a PDF that has one table of objects, as the exporter writes it.
pub(super) struct PdfObjects<'a> {
    /// The bytes before the first object.
    head: &'a [u8],
    /// The objects in the order of the file: each with its number, from `7 0 obj` on.
    objects: Vec<PdfObject<'a>>,
    /// The entries of the table for numbers without an object, by number.
    free: Vec<(usize, &'a [u8])>,
    /// The first number that no object has.
    next: usize,
    /// The dictionary of the trailer.
    trailer: &'a str,
}

/// An object of a PDF.
struct PdfObject<'a> {
    number: usize,
    bytes: &'a [u8],
}

/// The length of an entry of the table.
const ENTRY: usize = 20;

impl<'a> PdfObjects<'a> {
    /// The objects of a PDF; none where it is not written as the exporter does.
    pub(super) fn parse(pdf: &'a [u8]) -> Option<Self> {
        let table = memmem::rfind(pdf, b"\nxref\n0 ")? + 1;
        let end = std::str::from_utf8(&pdf[memmem::rfind(pdf, b"\ntrailer\n")?..]).ok()?;
        let trailer = end.strip_prefix("\ntrailer\n")?.split_once("\nstartxref\n")?.0;
        let counted = &pdf[table + "xref\n0 ".len()..];
        let line = memchr::memchr(b'\n', counted)?;
        let next: usize = std::str::from_utf8(&counted[..line]).ok()?.parse().ok()?;
        let entries = counted[line + 1..].get(..next.checked_mul(ENTRY)?)?.chunks_exact(ENTRY);
        let mut places: Vec<(usize, usize)> = Vec::with_capacity(next);
        let mut free = Vec::new();
        for (number, entry) in entries.enumerate() {
            match entry[17] {
                b'n' => places.push((std::str::from_utf8(&entry[..10]).ok()?.parse().ok()?, number)),
                _ => free.push((number, entry)),
            }
        }
        places.sort_unstable();
        let ends = places.iter().skip(1).map(|(at, _)| *at).chain([table]);
        let objects = places.iter().zip(ends).map(|((at, number), end)| {
            let bytes = pdf.get(*at..end)?;
            bytes
                .starts_with(format!("{number} 0 obj\n").as_bytes())
                .then_some(PdfObject { number: *number, bytes })
        });
        let objects: Vec<PdfObject<'a>> = objects.collect::<Option<_>>()?;
        let head = &pdf[..places.first()?.0];
        Some(Self { head, objects, free, next, trailer })
    }

    /// The first number that no object has.
    pub(super) fn next(&self) -> usize {
        self.next
    }

    /// The dictionaries without a stream, as text, with their numbers.
    pub(super) fn dictionaries(&self) -> impl Iterator<Item = (usize, &'a str)> {
        self.objects.iter().filter_map(|object| {
            let text = std::str::from_utf8(object.bytes).ok()?;
            let (_, dictionary) = text.strip_suffix("\nendobj\n")?.split_once(" 0 obj\n")?;
            dictionary.starts_with("<<").then_some((object.number, dictionary))
        })
    }

    /// The PDF with other dictionaries for some numbers, and with new objects for the numbers from [`Self::next`] on.
    pub(super) fn with(&self, changed: &[(usize, String)], added: &[String]) -> Vec<u8> {
        let mut pdf = self.head.to_vec();
        let mut entries: Vec<(usize, Vec<u8>)> =
            self.free.iter().map(|(number, entry)| (*number, entry.to_vec())).collect();
        let mut entry =
            |number: usize, at: usize| entries.push((number, format!("{at:010} 00000 n\r\n").into_bytes()));
        for object in &self.objects {
            entry(object.number, pdf.len());
            match changed.iter().find(|(number, _)| *number == object.number) {
                Some((number, text)) => pdf.extend(format!("{number} 0 obj\n{text}\nendobj\n").bytes()),
                None => pdf.extend(object.bytes),
            }
        }
        for (number, text) in (self.next..).zip(added) {
            entry(number, pdf.len());
            pdf.extend(format!("{number} 0 obj\n{text}\nendobj\n").bytes());
        }
        entries.sort_unstable();
        let (table, size) = (pdf.len(), self.next + added.len());
        pdf.extend(format!("xref\n0 {size}\n").bytes());
        pdf.extend(entries.into_iter().flat_map(|(_, entry)| entry));
        let trailer = self.trailer.replacen(&format!("/Size {}", self.next), &format!("/Size {size}"), 1);
        pdf.extend(format!("trailer\n{trailer}\nstartxref\n{table}\n%%EOF").bytes());
        pdf
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pdf() -> Vec<u8> {
        let objects = ["1 0 obj\n<</Type/Catalog>>\nendobj\n", "3 0 obj\n[1 2]\nendobj\n"];
        let head = "%PDF-1.7\n%\u{20ac}\n\n";
        let (first, second) = (head.len(), head.len() + objects[0].len());
        let table = second + objects[1].len();
        format!(
            "{head}{}{}xref\n0 4\n0000000002 65535 f\r\n{first:010} 00000 n\r\n0000000000 00001 f\r\n{second:010} 00000 \
             n\r\ntrailer\n<</Size 4/Root 1 0 R>>\nstartxref\n{table}\n%%EOF",
            objects[0], objects[1]
        )
        .into_bytes()
    }

    #[test]
    fn what_is_read_and_not_changed_is_written_as_it_was() {
        let pdf = pdf();
        let objects = PdfObjects::parse(&pdf).unwrap();
        assert_eq!(objects.with(&[], &[]), pdf);
        assert_eq!(objects.dictionaries().collect::<Vec<_>>(), [(1, "<</Type/Catalog>>")]);
    }

    #[test]
    fn the_table_says_where_objects_are_after_a_change() {
        let pdf = pdf();
        let added = PdfObjects::parse(&pdf)
            .unwrap()
            .with(&[(1, "<</Type/Catalog/X 1>>".into())], &["<</Y 2>>".into()]);
        let objects = PdfObjects::parse(&added).unwrap();
        let dictionaries: Vec<_> = objects.dictionaries().collect();
        assert_eq!(dictionaries, [(1, "<</Type/Catalog/X 1>>"), (4, "<</Y 2>>")]);
        assert_eq!(objects.next(), 5);
        assert!(added.ends_with(b"%%EOF"));
        assert_eq!(objects.with(&[], &[]), added);
    }

    #[test]
    fn other_files_are_not_read() {
        for other in
            ["", "%PDF-1.7", "\nxref\n0 1\n", "\nxref\n0 99999999999999999999\n\ntrailer\n<<>>\nstartxref\n1"]
        {
            assert!(PdfObjects::parse(other.as_bytes()).is_none(), "{other}");
        }
    }
}
