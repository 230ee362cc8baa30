//! What people call the keys and words of the files in Vietnamese: `nơi nhận`, `noi_nhan` for `recipients`, `thôn` for
//! `village`. They are no other spellings of them: the finding about one names the key or word that is meant.

use crate::model::Period;
use crate::text::fold;

/// Each key with the names that people have for it, without marks. One name may be that of several keys: the one that the
/// place knows is meant, the first of them where there are several.
const KEYS: &[(&str, &str)] = &[
    ("about", "ve viec, ve, noi dung, trich yeu"),
    ("abstract", "trich yeu, ve viec, v v, tieu de, ten van ban"),
    ("accept", "chap nhan, bo qua"),
    ("addressees", "kinh gui, noi gui"),
    ("align", "canh, canh le, can le"),
    ("amended", "dieu chinh bo sung, dieu chinh, bo sung"),
    ("annexes", "phu luc, cac phu luc"),
    ("as_of", "tinh den ngay, tinh den, den ngay, ngay tinh, ngay chot, ngay"),
    ("at", "tai, cho, o dau, vi tri"),
    ("attached_to", "kem theo, di kem, cua van ban"),
    ("authority", "quyen han, quyen han ky, thay mat, t m, ky thay"),
    ("bind_documents", "van ban kem theo, dong van ban, du thao kem theo"),
    ("bind_annexes", "dong phu luc, phu luc dong lien, gop phu luc"),
    ("baseline", "dau nhiem ky, moc so sanh"),
    ("body", "noi dung, than bai, phan noi dung"),
    ("alt", "ta hinh, mo ta, loi ta"),
    ("below", "truc thuoc, cap duoi, ben duoi"),
    ("capitals", "in hoa, chu hoa"),
    ("caption", "chu thich, dong duoi hinh"),
    ("chart", "bieu do"),
    ("charts", "bieu do, cac bieu do"),
    ("circulation", "pham vi luu hanh, luu hanh"),
    ("citations", "vien dan, van ban dan, van ban duoc dan, trich dan, can cu"),
    ("cited", "ten khi dan, khi duoc dan, duoc dan, ten vien dan"),
    ("code", "ma"),
    ("columns", "cot, cac cot"),
    ("column", "cot, tieu de cot, ten cot"),
    ("comparison", "so sanh, ban so sanh"),
    ("carried_to", "tinh cho, chuyen cho, ke thua"),
    ("cumulative", "luy ke, cong don"),
    ("date", "ngay, ngay thang, ngay ban hanh, ngay thang nam, thoi gian"),
    ("decided_by", "nguoi quyet dinh, co quan quyet dinh, tham quyen"),
    ("document", "van ban"),
    ("documents", "van ban, cac van ban"),
    ("draft", "lan du thao, du thao"),
    ("draft_mark", "chu du thao, dau du thao"),
    ("drafter", "nguoi soan thao, nguoi soan, soan thao"),
    ("duplex", "in hai mat, hai mat"),
    ("families", "ten phong, phong chu, phong"),
    ("figure", "so lieu"),
    ("figures", "so lieu, cac so lieu, so lieu khac"),
    ("file", "tep, ten tep"),
    ("folders", "thu muc, cac thu muc"),
    ("from", "tu ngay, tu, ngay bat dau, ngay thanh lap"),
    ("form", "bieu mau, phieu, de trong"),
    ("fonts", "phong chu, phong, font chu"),
    ("format", "phien ban, dinh dang"),
    ("full_name", "ten day du"),
    ("group", "nhom"),
    ("group_by", "xep theo, nhom theo, theo nhom"),
    ("groups", "nhom, cac nhom"),
    ("header", "tieu de cot, tieu de, dau cot"),
    ("header_block", "phan dau, phan dau van ban"),
    ("id", "ma, ma so, ma don vi, ky hieu"),
    ("image", "hinh chu ky, anh chu ky, hinh, anh"),
    ("issuer", "co quan ban hanh, noi ban hanh, don vi ban hanh, co quan, nguoi ban hanh"),
    ("items", "gach dau dong, cac gach dau dong, cac y, y, cac muc, danh sach"),
    ("kind", "loai, loai don vi, loai hinh"),
    ("label", "nhan, ten rieng"),
    ("lead", "dong tren, loi dan"),
    ("legal_bases", "can cu, cac can cu, can cu phap ly"),
    ("level", "cap, cap danh so"),
    ("line", "dong, dong rieng, dong giua"),
    ("measure", "noi dung tinh, dem viec, viec, noi dung, loai"),
    ("merged_into", "sap nhap vao, nhap vao, hop nhat vao, sap nhap"),
    ("model", "mau, ban mau"),
    ("name", "ten, ten goi, ten don vi, ho ten"),
    ("name_header", "tieu de cot ten, cot ten"),
    ("name_order", "thu tu ten, xep ten"),
    ("note", "ghi chu"),
    ("notes", "ghi chu, cot ghi chu"),
    ("notes_header", "tieu de cot ghi chu"),
    ("number", "so, so van ban, so hieu, so ke hoach"),
    ("numbered", "danh so, co so, so thu tu"),
    ("numbering", "cap danh so, danh so, kieu danh so"),
    ("of_which", "trong do, gom"),
    ("organisations", "hoi doan the, hoi, doan the, to chuc, cac to chuc"),
    ("org_chart", "so do, so do to chuc"),
    ("over", "tieu de chung, tieu de tren"),
    ("paragraph", "doan van, doan"),
    ("pdf_standards", "tieu chuan pdf, tieu chuan"),
    ("period", "ky, thoi ky, ky bao cao, nam"),
    ("periods", "cac ky, ky, theo ky, cac quy, quy"),
    ("place", "dia danh, noi, noi ban hanh, dia diem"),
    ("plan", "ke hoach"),
    ("planned", "phai dat, ke hoach"),
    ("position", "chuc vu, chuc danh"),
    ("preamble", "doan mo dau, mo dau, phan mo dau, loi mo dau"),
    ("profile", "the thuc"),
    ("progress", "tien do, dong tien do"),
    ("quota", "chi tieu, ma chi tieu"),
    ("quota_header", "tieu de cot so, tieu de cot chi tieu, cot chi tieu"),
    ("quota_table", "bang chi tieu"),
    ("quotas", "chi tieu, cac chi tieu"),
    ("rate", "ty le, ti le"),
    ("reached", "ket qua, dat, dat duoc"),
    ("reason", "ly do, li do"),
    ("recipients", "noi nhan, cac noi nhan"),
    ("remaining", "con lai, con thieu"),
    ("renamed", "doi ten, ten moi, cac ten"),
    ("copies", "ban sao cua, sao tu, van ban duoc sao"),
    ("replaces", "thay the, thay cho, van ban thay the"),
    ("results", "ket qua, cac ket qua"),
    ("rows", "hang, cac hang, dong, cac dong"),
    ("seal", "con dau, hinh dau, dau"),
    ("sections", "cac phan, phan, cac muc"),
    ("set", "bo, bo da ban hanh"),
    ("severities", "muc do"),
    ("share", "ty trong, phan, ty le"),
    ("shared", "dung chung, phan dung chung, dung chung phan"),
    ("signature", "chu ky, phan ky, nguoi ky, ky, ky ten"),
    ("signature_field", "o chu ky so, o ky so, chu ky so, ky so"),
    ("signer", "nguoi ky, ho ten, ho va ten, ten, ten nguoi ky"),
    ("spelling", "kieu bo dau, bo dau, chinh ta"),
    ("split_into", "chia thanh, tach thanh, chia tach, chia"),
    ("state", "trang thai, tinh trang"),
    ("superior", "co quan cap tren, cap tren, co quan chu quan, don vi chu quan"),
    ("symbol", "ky hieu, so ky hieu, ki hieu"),
    ("system", "phong cua may, he thong, may"),
    ("table", "bang"),
    ("tables", "cac bang, bang, bang chi tieu"),
    ("target", "muc tieu, chi tieu"),
    ("templates", "mau trinh bay, thu muc mau, mau"),
    ("term", "nhiem ky, khoa"),
    ("text", "doan chu, loi, chu, doan, noi dung"),
    ("texts", "loi rieng, cac loi, loi"),
    ("title", "tieu de, de muc, ten, ten phu luc, muc"),
    ("title_capitals", "ten in hoa, viet hoa ten, in hoa"),
    ("total", "tong so, tong, tong cong, cong"),
    ("total_label", "ten hang cong, hang cong"),
    ("type", "loai, loai van ban, ten loai"),
    ("unit", "ban trich, don vi, chi bo"),
    ("unit_figures", "so lieu don vi"),
    ("unit_kinds", "loai don vi, cac loai don vi"),
    ("units", "don vi, cac don vi, chi bo, cac chi bo"),
    ("unreported", "chua bao cao, khong bao cao, chua co ket qua"),
    ("until", "den ngay, den het, den, ngay cuoi, ngay ket thuc"),
    ("urgency", "do khan, khan"),
    ("void", "so bo, bo, huy"),
    ("width", "be rong, chieu rong, rong"),
    ("year", "nam"),
];

/// Each word of a list of words with what people call it.
const WORDS: &[(&str, &str)] = &[
    ("admissions", "ket nap, ket nap dang vien, dang vien moi, ket nap dang"),
    ("put_forward", "gioi thieu, gioi thieu quan chung, gioi thieu cho dang, gioi thieu quan chung uu tu"),
    (
        "awareness_class",
        "lop nhan thuc, lop boi duong nhan thuc, boi duong nhan thuc ve dang, nhan thuc ve dang, lop nhan thuc ve dang",
    ),
    ("new_members_class", "lop dang vien moi, boi duong dang vien moi, lop boi duong dang vien moi"),
    ("confirmation", "cong nhan chinh thuc, chuyen chinh thuc, cong nhan dang vien chinh thuc, chinh thuc"),
    ("village", "thon, lang, ap, khu pho, to dan pho, ban, khom, buon, xom"),
    ("school", "truong hoc, truong, nha truong"),
    ("agency", "co quan, don vi su nghiep, tram y te, tram, y te"),
    ("police", "cong an, cong an xa"),
    ("military", "quan su, quan doi, ban chi huy quan su, bo doi"),
    ("company", "doanh nghiep, cong ty, hop tac xa"),
    ("draft", "du thao, ban nhap, nhap"),
    ("issued", "da ban hanh, ban hanh"),
    ("plan", "ke hoach"),
    ("notice", "thong bao"),
    ("report", "bao cao"),
    ("total", "tong, tong so, ca nam"),
    ("periods", "cac ky, theo ky, ky, theo quy, quy"),
    ("results", "ket qua"),
    ("kind", "loai, theo loai"),
    ("group", "nhom, theo nhom"),
    ("left", "trai, canh trai"),
    ("center", "giua, canh giua"),
    ("arabic", "so, chu so"),
    ("roman", "la ma, so la ma"),
    ("number", "so"),
    ("subnumber", "so con, so cap hai"),
    ("letter", "chu, chu cai"),
    ("short", "ngan, ngan gon"),
    ("long", "dai, day du"),
    ("all", "tat ca, ca van ban"),
    ("changed", "co thay doi, thay doi, phan thay doi"),
    ("none", "khong, khong co"),
    ("error", "loi"),
    ("warning", "canh bao"),
    ("note", "luu y, ghi chu"),
    ("ignore", "bo qua"),
];

/// The key of those known at a place that is called by a name in Vietnamese.
pub(super) fn key<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    find(KEYS, name, known)
}

/// Whether a word is a key of the files.
pub(super) fn is_key(word: &str) -> bool {
    KEYS.iter().any(|(key, _)| *key == word)
}

/// The word of a list that is called by a name in Vietnamese.
pub(crate) fn word<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    find(WORDS, name, known)
}

/// Whether a key is rather the beginning of a sentence: no key of the files has a space, a capital or a mark.
pub(super) fn is_prose(key: &str) -> bool {
    if key.parse::<Period>().is_ok()
        || key.is_ascii() && key.contains(|c: char| c.is_ascii_digit()) && !key.contains(' ')
    {
        return false;
    }
    let is_of_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-:.,/".contains(c);
    key.chars().any(|c| !is_of_key(c)) && key.chars().any(char::is_alphabetic)
}

fn find<'k>(names: &[(&str, &str)], name: &str, known: &[&'k str]) -> Option<&'k str> {
    let name = plain(name);
    let called = |place: &dyn Fn(&str) -> bool| {
        let mut called = names.iter().filter(|(_, list)| place(list)).map(|(meant, _)| *meant);
        called.find_map(|meant| known.iter().find(|known| **known == meant).copied())
    };
    // The usual name of one key may be a seldom one of another.
    let is_first = |list: &str| list.split(", ").next() == Some(name.as_str());
    let is_any = |list: &str| list.split(", ").any(|one| one == name);
    called(&is_first).or_else(|| called(&is_any))
}

/// A name in small letters without marks, its words parted by single spaces: `Noi_nhan` is `noi nhan`.
pub(crate) fn plain(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_the_key_that_the_place_knows() {
        let document = ["issuer", "number", "symbol", "place", "date", "recipients", "signature", "body"];
        for (name, meant) in [
            ("noi_nhan", "recipients"),
            ("Nơi nhận", "recipients"),
            ("NOI-NHAN", "recipients"),
            ("nguoi_ky", "signature"),
            ("so", "number"),
            ("kí_hiệu", "symbol"),
            ("noi_ban_hanh", "issuer"),
        ] {
            assert_eq!(key(name, &document), Some(meant), "{name}");
        }
        assert_eq!(key("nguoi_ky", &["authority", "position", "signer"]), Some("signer"));
        assert_eq!(key("chuc_vu", &document), None);
        assert_eq!(word("thôn", &["village", "school"]), Some("village"));
        assert_eq!(word("Kết nạp", &["admissions"]), Some("admissions"));
    }
}
