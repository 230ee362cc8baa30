//! The parts of an archive, each read as a stream within bounds.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::rc::Rc;

use zip::ZipArchive;

use super::PackageFault;
use super::xml::Xml;
use crate::limits;

/// The most parts of an archive.
const PARTS: usize = 10_000;

/// What a part may come to however well it is compressed; beyond it the ratio counts.
const ALWAYS: u64 = 4 << 20;

/// How many times as large as in the archive a part may be: sheets of one value a thousand times are under 100.
const RATIO: u64 = 200;

/// The archive of a workbook or of a Word file.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: Rc<Cell<u64>>,
}

impl<'a> Package<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    /// Of what is none, or has too many parts.
    pub(crate) fn new(bytes: &'a [u8]) -> Result<Self, PackageFault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| PackageFault::Broken)?;
        if archive.len() > PARTS {
            return Err(PackageFault::TooLarge);
        }
        Ok(Self { archive, left: Rc::new(Cell::new(limits::PACKAGE_XML)) })
    }

    /// Whether it has a part.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The names of its parts that end so.
    pub(crate) fn has_ending(&self, ending: &str) -> bool {
        self.archive.file_names().flatten().any(|name| name.ends_with(ending))
    }

    /// A part as XML; none where it is not there.
    ///
    /// # Errors
    /// Of a part that is encrypted or compressed in an unknown way.
    pub(crate) fn part(
        &mut self,
        name: &str,
    ) -> Result<Option<Xml<impl BufRead + use<'_, 'a>>>, PackageFault> {
        let bounded = self.bounded(name)?;
        Ok(bounded.map(|bounded| Xml::new(BufReader::with_capacity(1 << 16, bounded))))
    }

    /// The bytes of a part; none where it is not there.
    ///
    /// # Errors
    /// Of a part that is encrypted, damaged or too large.
    pub(crate) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, PackageFault> {
        let Some(mut part) = self.bounded(name)? else { return Ok(None) };
        let mut bytes = Vec::new();
        io::copy(&mut part, &mut bytes).map_err(|_| PackageFault::Broken)?;
        Ok(Some(bytes))
    }

    fn bounded(&mut self, name: &str) -> Result<Option<BoundedPart<impl Read + use<'_, 'a>>>, PackageFault> {
        let Some(at) = self.archive.index_for_name(name) else { return Ok(None) };
        let left = Rc::clone(&self.left);
        let part = self.archive.by_index(at).map_err(|_| PackageFault::Broken)?;
        let most = part.compressed_size().saturating_mul(RATIO).max(ALWAYS);
        Ok(Some(BoundedPart { inner: part, most, left }))
    }

    /// Whether more was read than is allowed: of a fault that it is the reason of.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.left.get() == 0
    }
}

/// Reads no more than a part may come to, and than is left for all of them.
struct BoundedPart<R> {
    inner: R,
    most: u64,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for BoundedPart<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let length = read as u64;
        let left = self.left.get().checked_sub(length).zip(self.most.checked_sub(length));
        let Some((left, most)) = left.filter(|(left, _)| *left > 0) else {
            self.left.set(0);
            return Err(io::ErrorKind::FileTooLarge.into());
        };
        self.left.set(left);
        self.most = most;
        Ok(read)
    }
}
