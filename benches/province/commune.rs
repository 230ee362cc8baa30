//! A province to measure with: communes that each have a plan of five pages and an annex of sixteen units.

use std::fmt::Write as _;
use std::path::Path;

/// The texts that communes share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    /// No paragraph is that of another commune.
    Distinct,
    /// All paragraphs but those with names and figures.
    Shared,
}

/// The quota of the first unit, as it is written and as it may be changed.
pub(crate) const QUOTA: [&str; 2] = ["thon-1: 2", "thon-1: 3"];

const UNITS: usize = 16;

const WORDS: [&str; 32] = [
    "công tác phát triển đảng viên",
    "quần chúng ưu tú",
    "chi bộ trực thuộc",
    "đoàn viên thanh niên",
    "tiêu chuẩn và điều kiện",
    "nghị quyết của cấp uỷ",
    "bồi dưỡng nhận thức",
    "phong trào thi đua",
    "sinh hoạt chuyên đề",
    "trách nhiệm nêu gương",
    "cơ sở địa phương",
    "nguồn kế cận",
    "phẩm chất chính trị",
    "lực lượng vũ trang",
    "giáo viên trẻ",
    "hội viên nông dân",
    "tổ chức đoàn thể",
    "chất lượng đội ngũ",
    "kiểm tra và giám sát",
    "giao việc để thử thách",
    "nắm chắc tình hình",
    "xem xét và giới thiệu",
    "hồ sơ và thủ tục",
    "năng lực thực tiễn",
    "đời sống nhân dân",
    "khối đại đoàn kết",
    "nhiệm vụ trọng tâm",
    "từng thôn và từng xóm",
    "người lao động",
    "ý thức tự giác",
    "tinh thần phục vụ",
    "kết quả thực hiện",
];

const NAMES: [&str; 16] = [
    "Đông",
    "Đoài",
    "Thượng",
    "Hạ",
    "Yên",
    "Phú",
    "Tràng",
    "Mỹ",
    "Xuân",
    "Hoà",
    "Lộc",
    "Sơn",
    "Khánh",
    "Long",
    "Vĩnh",
    "Quảng",
];

/// Writes the data of a number of communes below a folder.
pub(crate) fn write(folder: &Path, communes: usize, text: Text) {
    for number in 0..communes {
        let folder = folder.join("data").join(id(number));
        std::fs::create_dir_all(&folder).expect("a folder can be made");
        std::fs::write(folder.join("plan.yaml"), plan(number, text)).expect("a plan can be written");
        std::fs::write(folder.join("quotas.yaml"), quotas(number)).expect("quotas can be written");
    }
    std::fs::write(folder.join("data/kehoach.yaml"), "format: 1\n").expect("settings can be written");
}

/// The id of a commune's plan.
pub(crate) fn id(number: usize) -> String {
    format!("xa-{number:05}")
}

fn name(number: usize) -> String {
    let at = |place: u32| NAMES[number / NAMES.len().pow(place) % NAMES.len()];
    format!("{} {} {}", at(2), at(1), at(0))
}

fn plan(number: usize, text: Text) -> String {
    let name = name(number);
    let mut words = Words(if text == Text::Shared { 1 } else { number as u64 + 2 });
    let mut plan = format!(
        "format: 1\nsuperior: ĐẢNG BỘ TỈNH BÌNH HÀ\nissuer: {{name: ĐẢNG UỶ XÃ {}, cited: Ban Thường vụ Đảng uỷ xã {name}}}\n\
         number: {}\nsymbol: KH/ĐU\nplace: {name}\ndate: 2026-06-{:02}\nspelling: uỷ\nabstract: phát triển đảng viên năm 2026\n\
         recipients: [Ban Tổ chức Tỉnh uỷ, Mặt trận Tổ quốc và các đoàn thể xã, Các chi bộ trực thuộc, Lưu Văn phòng Đảng uỷ]\n\
         signature: {{authority: T/M BAN THƯỜNG VỤ, position: BÍ THƯ, signer: Nguyễn Văn {}}}\n\
         annexes: [{{title: CHỈ TIÊU KẾT NẠP ĐẢNG VIÊN, tables: {{quota: admissions, notes: true}}}}]\nbody:\n",
        name.to_uppercase(),
        number + 1,
        number % 28 + 1,
        NAMES[number % NAMES.len()],
    );
    for title in ["Mục đích, yêu cầu", "Chỉ tiêu", "Nhiệm vụ, giải pháp", "Tổ chức thực hiện"]
    {
        let _ = write!(plan, "- title: {title}\n  body:\n");
        for part in ["Nội dung chung", "Nội dung cụ thể"] {
            let _ = write!(plan, "  - title: {part}\n    body:\n");
            for _ in 0..4 {
                let _ = writeln!(plan, "    - {}", words.paragraph());
            }
        }
    }
    let quota =
        "toàn Đảng bộ kết nạp {{ quota.admissions.total | padded }} đảng viên ({{ annex(1) }} kèm theo)";
    let _ = writeln!(plan, "- Năm 2026, {quota}, giao cho các chi bộ của xã {name}.");
    plan
}

fn quotas(number: usize) -> String {
    let mut units = String::new();
    let mut shares = format!("      {}\n", QUOTA[0]);
    for unit in 1..=UNITS {
        let [one, other] = [number + unit, number / 3 + unit * 5].map(|at| NAMES[at % NAMES.len()]);
        let _ = writeln!(units, "  - {{id: thon-{unit}, name: Thôn {one} {other} {unit}, kind: village}}");
        if unit > 1 {
            let _ = writeln!(shares, "      thon-{unit}: {}", (number + unit * unit) % 4 + 1);
        }
    }
    let quota = "  - measure: admissions\n    period: 2026\n    units:\n";
    format!("format: 1\nunits:\n{units}quotas:\n{quota}{shares}")
}

/// Words without end, the same for the same seed.
struct Words(u64);

impl Words {
    fn next(&mut self) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize
    }

    /// Five lines or so.
    fn paragraph(&mut self) -> String {
        let words: Vec<&str> = (0..16).map(|_| WORDS[self.next() % WORDS.len()]).collect();
        format!("Đảng uỷ và các chi bộ {}.", words.join(", "))
    }
}
