//! The set phrases of administrative texts: what a syllable that is one key away is most likely meant to be.
//!
//! Only phrases are here that such texts contain on nearly every page, since each word that is looked for may be met by
//! chance. Where another word is one key away and as right, it stands under its phrase in [`ALIKE`].

/// Of the Party, its members and bodies.
pub(super) const OF_THE_PARTY: &str = "đảng viên, đảng bộ, đảng ủy, chi bộ, chi ủy, bí thư, cấp ủy, ban thường vụ, \
    ban chấp hành, tỉnh ủy, huyện ủy, thành ủy, trung ương, bộ chính trị, ban bí thư, đồng chí, quần chúng, kết nạp, \
    điều lệ, nhiệm kỳ, đại hội, nghị quyết, chỉ thị, hướng dẫn, quy định, kế hoạch, chương trình, thông báo, báo cáo, \
    tờ trình, quyết định, phụ lục, căn cứ, kết luận, sinh hoạt, tư tưởng, chính trị, đạo đức, phong cách, kỷ luật, \
    kiểm tra, giám sát, tuyên giáo, dân vận, ủy viên, dự bị, chính thức, bồi dưỡng, nhận thức, phấn đấu, giới thiệu, \
    phát triển, trong sạch, vững mạnh, gương mẫu, tiên phong, lý luận, quán triệt";

/// Of the state and of the organisations.
pub(super) const OF_BODIES: &str = "ủy ban, nhân dân, hội đồng, mặt trận, tổ quốc, đoàn thể, đoàn viên, hội viên, \
    thanh niên, phụ nữ, nông dân, cựu chiến binh, công đoàn, công an, quân sự, chính quyền, cơ quan, đơn vị, \
    doanh nghiệp, trường học, mầm non, tiểu học, trung học, trạm y tế, dân cư, dân tộc, tôn giáo, cán bộ, công chức, \
    viên chức, chủ tịch, văn phòng, lưu trữ, địa phương, địa bàn, xã hội, kinh tế, văn hóa, quốc phòng, an ninh";

/// Of what is done.
pub(super) const OF_WORK: &str = "tổ chức, thực hiện, triển khai, lãnh đạo, chỉ đạo, xây dựng, nâng cao, chất lượng, \
    nhiệm vụ, giải pháp, mục đích, yêu cầu, mục tiêu, chỉ tiêu, kết quả, đánh giá, tăng cường, đẩy mạnh, phối hợp, \
    tham mưu, rà soát, theo dõi, đôn đốc, hoàn thành, tiếp tục, tập trung, chủ động, thường xuyên, kịp thời, định kỳ, \
    trách nhiệm, tuyên truyền, vận động, phân công, giúp đỡ, tạo nguồn, tồn tại, hạn chế, nguyên nhân, khắc phục, \
    ưu điểm, khuyết điểm, kinh nghiệm, công tác, nội dung, hình thức, biện pháp, điều kiện, thời gian, cụ thể, \
    trực thuộc, ban hành, điều chỉnh, bổ sung, thay thế, sơ kết, tổng kết, khen thưởng, thi đua, phong trào, \
    chuyển biến, tình hình, tổng hợp, đề nghị, kiến nghị, hiệu quả, đảm bảo, bảo đảm, nghiêm túc, số lượng, cơ sở, \
    năng lực, sức chiến đấu, chuyển đổi, hồ sơ, thủ tục, quy trình, tiêu chuẩn, \
    sáp nhập, sắp xếp, tháo gỡ, vướng mắc, thẩm quyền, hoàn thiện, kết luận, đầu tư, phát huy, khai thác, sử dụng, \
    ứng dụng, công nghệ, thông tin, chuyển đổi số, cung cấp, cập nhật, giai đoạn";

/// Of what such plans and reports are about.
pub(super) const OF_AFFAIRS: &str = "ngân sách, kinh phí, dự toán, nguồn lực, nông thôn mới, giảm nghèo, hộ nghèo, \
    bảo hiểm, giáo dục, đào tạo, giải quyết, khiếu nại, tố cáo, tiếp công dân, cải cách, hành chính, dữ liệu, \
    giao thông, phòng chống, tội phạm, thiên tai, môi trường, tài nguyên, đất đai, học tập, tấm gương, hệ thống, \
    trọng tâm, đột phá, quan tâm, động viên, ý thức, nguyện vọng, tích cực, hoạt động, lồng ghép, duy trì, củng cố, \
    kiện toàn, quản lý, lao động, việc làm, tài liệu, chuyên đề, chuyên môn, nghiệp vụ, trình độ, sáng tạo, đổi mới, \
    dân chủ, kỷ cương, đoàn kết, thống nhất, khó khăn, thuận lợi, tỷ lệ, bình quân, lũy kế, đăng ký, xếp loại, \
    danh sách, tham gia, đại biểu, hội nghị, thảo luận, nhất trí, biểu quyết, phê duyệt, thẩm định, hiệu lực, \
    thi hành, thường trực, lựa chọn, chuẩn bị, thẩm tra, lý lịch, công nhận, chuyên trách, phụ trách, kèm cặp, \
    ưu tú, hội họp, quy chế, nền nếp, chấp hành, nghiêm chỉnh, vi phạm, tiến độ, lộ trình, tự giác, phẩm chất, \
    bản lĩnh, xung kích, nòng cốt, hạt nhân, khối đại đoàn kết, liên hiệp, liên đoàn, huyện đoàn, xã đoàn";

/// Of how members work, are judged and are chosen, and of life in a commune.
pub(super) const OF_PRACTICE: &str = "đứng đầu, chịu trách nhiệm, phân bổ, phân cấp, nghiêm minh, phù hợp, đồng bộ, toàn diện, khả thi, minh bạch, \
    công khai, phê bình, cam kết, tu dưỡng, rèn luyện, trau dồi, tinh thần, tuổi đảng, xác minh, biên bản, tình \
    nguyện, nghĩa vụ, quyền lợi, chính sách, khuyến khích, biểu dương, tuyên dương, điển hình, tiên tiến, xuất sắc, tiêu biểu, \
    phê phán, uốn nắn, chấn chỉnh, xử lý, khiển trách, cảnh cáo, khai trừ, thành phần, thời hạn, địa điểm, \
    tăng trưởng, phát động, hưởng ứng, đề xuất, giải trình, tiếp thu, tiếp nhận, trao đổi, góp ý, tín nhiệm, quy \
    hoạch, luân chuyển, bổ nhiệm, điều động, bầu cử, văn kiện, dự thảo, khai mạc, bế mạc, chủ trì, thư ký, thành \
    viên, chuyên viên, hợp đồng, quyết toán, thanh toán, tạm ứng, dự phòng, đảng phí, kê khai, tiêu cực, lãng phí, \
    tham nhũng, quan liêu, suy thoái, phản bác, thù địch, nền tảng, hạnh phúc, biên giới, thiểu số, bản sắc, tín \
    ngưỡng, hủ tục, hôn nhân, trẻ em, khuyết tật, chăm sóc, sức khỏe, khám bệnh, tiêm chủng, dịch bệnh, vệ sinh, an \
    toàn, thực phẩm, cứu nạn, cứu hộ, trật tự, ma túy, tai nạn, thương tích, sản xuất, chăn nuôi, trồng trọt, thủy \
    lợi, thủy sản, lâm nghiệp, nông nghiệp, công nghiệp, thương mại, du lịch, hợp tác, doanh thu, tín dụng, an sinh, \
    trợ cấp, thăm hỏi, gặp mặt, trang trọng, tiết kiệm, khẩu hiệu, phát thanh, truyền hình, báo chí, chữ ký, văn \
    thư, công văn, phấn khởi, quyết liệt, quyết tâm, nỗ lực, cố gắng, linh hoạt, chặt chẽ, trung thực, thẳng thắn, \
    cầu thị, nhiệt tình, năng động, uy tín, hoàn cảnh, nguyên tắc, tập thể, chức năng, quyền hạn, bộ máy, tinh gọn, \
    biên chế, tuyển dụng, cử tri, tiếp xúc, phản ánh, tranh chấp, thực trạng, định hướng, phương hướng, phương pháp, \
    tiếp nối, kế thừa, đóng góp, huy động, thông qua, phê chuẩn, công bố, phổ biến, kết hợp, gắn kết, tuân thủ, chủ \
    trương, đường lối, niềm tin, khí thế, sâu rộng, rộng rãi, ngăn chặn, đẩy lùi, phòng ngừa, dứt điểm, tồn đọng, \
    thực tiễn, khảo sát, thống kê, số liệu, biểu mẫu, mẫu biểu, tiêu chí, thang điểm, phân loại, bình xét, danh \
    hiệu, giải thưởng, hỗ trợ, ưu tiên, ưu đãi, trường hợp, đặc biệt, đặc thù, chuyên sâu, trọng điểm, \
    then chốt, cấp bách, bền vững, thiết thực, thiết yếu, vật chất, cải thiện, đáp ứng, thách thức, triển vọng, tiềm \
    năng, lợi thế, nguồn vốn, đối thoại, lắng nghe, thấu hiểu, học sinh, sinh viên, giáo viên, phụ huynh, tọa đàm, \
    tập huấn, diễn đàn, kỷ niệm, lề lối, nội quy, văn minh, phục vụ, sâu sát, nắm bắt, dư luận, khiếu kiện, hộ tịch, \
    giải phóng, mặt bằng, đền bù, bồi thường, liên hệ, liên thông, trực tuyến, hạ tầng, rác thải, ô nhiễm, bảo tồn, \
    di tích, văn nghệ";

/// Words of all prose of offices.
pub(super) const OF_PROSE: &str = "quan trọng, nghiên cứu, quốc gia, cá nhân, tài chính, xác định, thành phố, đồng thời, liên quan, pháp luật, \
    lĩnh vực, chế độ, quốc tế, quan hệ, bảo vệ, hiện nay, cơ bản, văn bản, thủ trưởng, khả năng, đất nước, giá trị, \
    áp dụng, giám đốc, chủ yếu, sửa đổi, cơ cấu, kỹ thuật, góp phần, phạm vi, cần thiết, thành lập, tiến hành, \
    khu vực, cơ chế, bao gồm, dự án, quan điểm, nhu cầu, thể hiện, đối tượng, thay đổi, chiến lược, đầy đủ, vị trí, \
    kinh doanh, khẳng định, mở rộng, lực lượng, ý kiến, cách mạng, lịch sử, tình trạng, đời sống, tác động, \
    trung tâm, bộ phận, hình thành, đội ngũ, ảnh hưởng, tính chất, lợi ích, thúc đẩy, yếu tố, dịch vụ, sản phẩm, \
    hành động, ý nghĩa, ổn định, xem xét, chi tiết, thị trường, truyền thống, cộng đồng, đòi hỏi, hiện đại, \
    sâu sắc, đúng đắn, chú trọng, công trình, mô hình, tiến bộ, mạnh mẽ, phức tạp, khách quan, phương thức, \
    hàng hóa, hội nhập, gia đình, nhấn mạnh, rõ ràng, biểu hiện, nguy cơ, thu hút, điều hành, thành tựu, \
    cạnh tranh, xuất hiện, đặc điểm, đại diện, kiểm soát, quy mô, phát hiện, tiếp cận, phong phú, phương tiện, \
    pháp lý, kiến thức, phân tích, tài sản, đa dạng, xảy ra, tự nhiên, thể chế, cơ hội, xuất phát, bố trí, mặc dù, \
    động lực, bình đẳng, nhanh chóng, mức độ, thanh tra, thu hồi, chủ thể, yếu kém, loại hình, xu hướng, hiện hành, \
    thiết lập, tối đa, tối thiểu, vững chắc, thời điểm, gia tăng, phân biệt, sở hữu, diện tích, tôn trọng, \
    xuất khẩu, kỹ năng, chứng nhận, nổi bật, hiểu biết, chính xác, chi phí, phương án, thích hợp, tư pháp, \
    ngân hàng, phát sinh, đại học, chú ý, triệt để, danh mục, đồng bào, năng suất, ủng hộ, kiên quyết, dự báo, \
    giữ gìn, thể thao, tương ứng, phương châm, bức xúc, đề cập, chế biến, sửa chữa, mạng lưới, thỏa thuận, cân đối, \
    kết thúc, nghiêm trọng, chăm lo, thái độ, chức danh, nghề nghiệp, hậu quả, tập hợp, rõ rệt, đông đảo, \
    thiệt hại, thiết bị, nâng cấp, thiết kế, mong muốn, giấy phép, máy móc, cấp trên, trình tự, tìm kiếm, \
    công cộng, chuyển giao, tranh thủ, thành quả, trang bị, tìm hiểu, bình thường, điện tử, đồng thuận, toàn thể, \
    đơn giản, vũ trang, cấu trúc, xứng đáng, kho bạc, tận dụng, chuyển dịch, tài trợ, tính toán, tin cậy, \
    thuyết phục, lệ phí, vật liệu, thương binh, chủ chốt, tự nguyện, khoáng sản, so sánh, chênh lệch, quân đội, \
    khối lượng, vận chuyển, sẵn sàng, nhận định, định mức, tình huống, cải tiến, rõ nét, kiểm điểm, tuyển quân, \
    sơ tán, trưởng phòng, trưởng thôn, liệt sĩ, bệnh binh, tri ân, tặng quà, diễn tập, huấn luyện, dân quân, tự vệ, \
    tuần tra, nhập ngũ, gieo trồng, thu hoạch, phân bón, chuồng trại, đê điều, kênh mương, chiếu sáng, chỉnh trang, \
    bê tông, di dời, định cư, đơn thư, hòa giải, đối chiếu, chi trả, thất nghiệp, bảo trợ, cận nghèo, thoát nghèo, \
    đa chiều, sinh kế, vay vốn, ủy thác, giám định, nghiệm thu, bàn giao, khởi công, khánh thành, đấu thầu, \
    nhà thầu, thi công, học phí, khai giảng, bế giảng, tốt nghiệp, phổ cập, dân trí, thư viện, bản tin, \
    truyền thanh, chủ nhật, lễ hội, danh lam, ẩm thực, cây xanh, trồng rừng, kiểm lâm, cháy rừng, phòng cháy, \
    chữa cháy, cứu trợ, ứng phó, khẩn cấp, cảnh báo, khuyến cáo, khuyến nông, khuyến học, tự quản, phản biện, \
    phản hồi, giải đáp, tra cứu, nộp thuế, nợ đọng, truy thu, lan tỏa, khơi dậy, khát vọng, ý chí, tự cường, \
    đột xuất, bám sát, chu đáo, hợp lý, hợp pháp, thông suốt, bảo quản, phát hành, kèm theo, tiêu thụ, lưu ý, \
    lắp đặt, vận hành, bảo dưỡng, cán sự, dân sinh, chuyên nghiệp, hiện trạng, thực tế, truyền thông, học viên, \
    tuổi trẻ, mũi nhọn, nhân rộng, chất vấn, kỳ họp, đề án, dự kiến, quy chuẩn, hoàn chỉnh, xuất bản, thương hiệu, \
    sở trường, quần thể, nhất quán, kịch bản, công bằng, văn học, chiến đấu, bình yên, êm ấm";

/// Pairs of syllables that are one key away from a set phrase, and right: words of their own, or the end of one word and
/// the beginning of the next.
pub(super) const ALIKE: &str = "tuyển đúng, đô đốc, thành niên, tiền phong, lưu trú, cộng tác, chi tiêu, phản công, văn hòa, \
    ban chấm, bố chính, thông bảo, thông cáo, phần công, hoàng thành, văn phong, số lương, cộng đoàn, công đoạn, \
    thời gia, dân cử, thương vụ, danh giá, cơ số, văn hoa, cấp úy, công ăn, năng cao, công tắc, tận trung, đông chí, \
    đáng giá, cục thể, quân sư, quân sĩ, cơ quân, chiến đầu, đồn chí, chuyển dời, theo đòi, thấy thế, dù bị, hỏi đồng, \
    hỡi đồng, quốc phóng, dân cũ, cỗ quan, cổ quan, cố quan, ban hàng, nội đứng, nội đúng, ban thưởng, \
    quản sự, chính thứ, tiến phong, kiên nghị, bì thư, công án, dân ca, văn hoà, địa ban, xã hồi, hòa thành, \
    hóa thành, chỉ đào, kết nap, hội trị, y tá, thi dựa, tự trình, án ninh, công chứng, tổ hợp, trong sách, hội dòng, \
    tô giáo, điều lệnh, địa bản, số lượt, chỉnh trị, đảng bảo, theo đội, tri bộ, quán sự, biến pháp, hình thứ, \
    công nhân, tiết độ, tiến công, nề nếp, thiên tài, đốt phá, thông mới, đội mới, ưu tư, hàng chính, tứ giác, \
    hội hợp, tự giá, đoạn kết, việc lành, việc làng, đổi mối, danh sáng, \
    đụng đầu, đứt đầu, phân bố, phân bộ, đóng bộ, đồ bộ, tự dưỡng, tỉnh thần, nghĩa vũ, tiền tiến, tiếp thụ, tráo \
    đổi, điều độ, chủ trí, chủ trị, thanh viên, thành toán, tiêu cự, tai nàn, thủy lôi, thương mãi, hợp táng, công \
    vận, trúng thực, nhiêt tình, nguyên tác, biến chế, phản ảnh, đóng gót, thông quan, ngăn chận, đẩy lui, thống \
    kênh, phân loài, lắm nghe, văn mình, hạ tần, hạ tằng, trường họp, chủ ký, nơi quy, phường hướng, phường pháp, \
    chủ trường, số liều, đứng đâu, dù lịch, xếp lại, ngăn sách, dậy mạnh, phán công, chuyên đế, \
    dự liệu, văn thử, họp đồng, tin dụng, thôn qua, liên thôn, giao thôn, anh sinh, anh toàn, họ sinh, phần loại, \
    phần cấp, cái thiện, thăm hội, chăm nuôi, báo chỉ, bảo chí, phát thành, thiếu số, đổi so, mức tiêu, \
    đường nối, đời mới, tiến nhận, diện hình, điện hình, mất bằng, đổi sổ, \
    học viện, thứ trưởng, diễu hành, lệnh phí, đa đảng, hóa giải, chi tiếp, cáp trên, khá thành, lịch sự, chữ nhật, \
    liên quận, nghiệm thú, đơn thu, lại hình, tươi trẻ, cách nhân, cất trên, chứng nhân, kỳ học, chủ ý, hàng động, \
    khá năng, chiếc lược, độc lực, chỉ trả, vấn học, hơi nhập, kiếm điểm, bảng tin, đại điền, suất phát, \
    phương thứ, ngàn hàng, cơ hơi, trạng bị, thu viện, khác thành, đơn giảm, mặc đủ, pháp sinh, dòng thời, ý chỉ, \
    anh hưởng, pháp luận, chế độc, dự kiện, cản sự, xuất bán, bản giao, tinh chất, hiện trắng, bán tin, đồng bao, \
    chúng ý, mờ hình, ý chính, hàng hoa, hàng hòa, đứng đắn, phát hàng, chị trả, chủ thẻ, giá tăng, bạn tin, \
    chỉ trang, áp dùng, chữa chạy, cách mang, hiện hàng, dắt nước, liên quân, thống suốt, thị trưởng, dàn quân, \
    kỳ năng, lợi ít, bảo quán, dự an, thành quá, phương thúc, tuyến truyền, trọn tâm, lứa chọn";

/// Other words of two syllables, whose first or last may look like a part of a phrase: where one of them is met, nothing
/// is said of the syllable that it shares.
pub(super) const COMPOUNDS: &str = "hành vi, vi phạm, học sinh, sinh viên, trường hợp, hợp đồng, giao thông, \
    thông minh, thông suốt, thông tin, thi công, công trình, công việc, công ty, công nghệ, công nghiệp, công dân, \
    sản xuất, xuất khẩu, đầu tư, tư nhân, tư pháp, nghệ nhân, cá nhân, nguyên nhân, công nhân, quân nhân, bệnh nhân, \
    doanh nhân, tư nhân, hạt nhân, hôn nhân, chủ nhiệm, trách nhiệm, bổ nhiệm, đảm nhiệm, kiêm nhiệm, kinh nghiệm, \
    văn bản, cơ bản, biên bản, tuyên bố, phân bố, công bố, hành chính, tài chính, chân chính, chính sách, chính phủ, \
    chính đáng, thực tế, thực tiễn, thực trạng, thực chất, thực tập, thực hành, thực phẩm, thực sự, lương thực, \
    chứng thực, xác thực, trung thực, hệ thống, truyền thống, thống nhất, thống kê, nghiên cứu, tra cứu, cơ sở, \
    trụ sở, phổ thông, phổ biến, chế biến, diễn biến, phương thức, hình thức, kiến thức, nhận thức, chính thức, \
    tập đoàn, sư đoàn, đoàn kết, liên đoàn, phái đoàn, chức năng, khả năng, kỹ năng, năng suất, năng lượng, \
    giải quyết, nghị quyết, quyết định, quyết tâm, quy định, xác định, ổn định, nhất định, thẩm định, định hướng, \
    định mức, xu hướng, phương hướng, tư vấn, giáo viên, nhân viên, thành viên, thành phố, thành lập, thành tích, \
    thành phần, trưởng thành, chất vấn, tính chất, vật chất, phẩm chất, bản chất, đặc tính, tính mạng, danh mục, \
    chuyên mục, dân số, dân chủ, dân sinh, dân quân, dân sự, cử tri, công nhận, ghi nhận, tiếp nhận, xác nhận, \
    tiếp xúc, tiếp theo, tiếp cận, trực tiếp, gián tiếp, đồng thời, đồng bộ, đồng bào, đồng thuận, đồng tình, \
    tác phong, tác động, hoạt động, lao động, hành động, động viên, biến động, khởi động, đặc biệt, phát huy, \
    phát hiện, phát động, phát sinh, xuất phát, khai thác, khai báo, công khai, triển lãm, hiện nay, hiện đại, \
    hiện trạng, thể hiện, xuất hiện, đại diện, đại biểu, hội nghị, hội thảo, hội trường, hội thi, quốc hội, quốc gia, \
    trung tâm, trung bình, trung thành, tập thể, tập huấn, học tập, học viện, đại học, khoa học, môn học, văn học, \
    toán học, lãnh thổ, chỉ số, chỉ định, chủ yếu, chủ thể, chủ nghĩa, làm chủ, tự chủ, vận dụng, vận hành, \
    sử dụng, áp dụng, tác dụng, tín dụng, tuyển dụng, bộ phận, bộ máy, toàn bộ, nội bộ, tiến bộ, bộ đội, cán sự, \
    dự án, dự thảo, dự toán, dự kiến, tham dự, phương án, đề án, đề xuất, đề cương, vấn đề, chuyên đề, chủ đề, \
    khu vực, khu phố, lĩnh vực, phân khu, trưởng ban, phó ban, ban ngành, ban đầu, trưởng thôn, phòng chống, \
    phòng ngừa, phòng cháy, căn phòng, an toàn, an dân, bảo vệ, bảo hiểm, bảo tồn, bảo dưỡng, cảnh báo, báo chí, \
    nhà báo, quảng cáo, bị cáo, kiểm soát, kiểm sát, kiểm điểm, kiểm toán, thanh tra, điều tra, tra xét, thanh tịnh, \
    tình trạng, tình cảm, tâm tình, gia đình, gia nhập, tham gia, quản lý, quản trị, xử lý, tâm lý, trợ lý, pháp lý, \
    pháp luật, hợp pháp, phương pháp, cấp phát, cấp bách, phân cấp, cung cấp, các cấp, khẩn trương, chủ trương, \
    chủ trì, duy trì, ký kết, liên kết, liên quan, cam kết, gắn kết, kết hợp, kết cấu, kết thúc, phù hợp, thích hợp, liên hợp, \
    giám đốc, đại tá, tiền lương, hệ số, mã số, thu hút, thu nhập, yếu tố, nhân tố, nhân lực, nhân sự, nhân đạo, \
    thế giới, thế hệ, ưu thế, vị thế, lợi thế, thể chế, cụ thể, tổng thể, cơ chế, quy chế, pháp chế, giáo dục, \
    thể dục, tiếp tục, liên tục, phong tục, đạo lý, đạo luật, lãnh sự, quân khu, quân dân, mục sư, tuổi trẻ, tiểu ban, \
    tiểu đoàn, tiểu thương, tư liệu, tài liệu, dữ liệu, tài nguyên, nguyên tắc, nguyên liệu, nguồn lực, nguồn vốn, \
    trung du, đất đai, địa chỉ, địa giới, địa điểm, địa chính, nông thôn, nông nghiệp, nông sản, lâm nghiệp, \
    sự nghiệp, khởi nghiệp, doanh thu, kinh doanh, kinh phí, trường đại, quyền lợi, quyền hạn, thẩm quyền, ủy quyền, \
    phân quyền, nhân quyền, chức vụ, chức danh, dịch vụ, công vụ, vụ việc, vụ án, y sĩ, đông y, bác sĩ, chiến sĩ, \
    đấu thầu, đấu giá, đấu tranh, bất đồng, đình chỉ, tiêu thụ, hình thành, hình tượng, đời sống, giải phóng, \
    cách ly, đối tượng, đối với, đối thoại, đối chiếu, phản đối, triệu đồng, tỷ đồng, \
    nghìn đồng, cộng đồng, đầu tiên, kiến trúc, nổi dậy, quá trình, thi tuyển, thi đấu, thi hành, thi môn, xóa bỏ, \
    bãi bỏ, loại bỏ, bác bỏ, phương án, tối thiểu, thiểu số, tiêu biểu, tiêu cực, tích cực, chuyên môn, chuyên sâu, \
    chuyên gia, sơ bộ, sơ đồ, hạn hán, thời hạn, giới hạn, kỳ hạn, gia hạn, ngắn hạn, dài hạn, nghĩa vụ, phục vụ, \
    khắc nghiệt, tuyến đường, trực tuyến, vô tuyến, giao lưu, lưu thông, lưu ý, lưu động, tu bổ, phân bổ, bổ nhiệm, \
    bổ túc, bổ trợ, công bộ, nội quy, quy mô, quy hoạch, quy chuẩn, quy tắc, hương ước, quê hương, hương khói, \
    toàn văn, công suất, tâm trạng, lạm dụng, học bổng, tiêu chuẩn, quy chuẩn, hướng tới, định hướng, thị trường, thị xã, đô thị, hiển thị, môi trường, nhà trường, hiệu trưởng, hiệu lực, \
    chiến lược, chiến dịch, chiến tranh, tác chiến, quyết chiến, kháng chiến, chiến thắng";

/// Words that join others and begin or end no phrase: where one of them is beside a syllable, nothing else claims that.
pub(super) const JOINING: &str = "và, hoặc, của, các, những, cho, với, để, đã, có, không, theo, về, từ, tại, trên, \
    khi, đến, bằng, trong, là, được, này, do, bị, vì, nên, mà, thì, cũng, đang, sẽ, phải, cần, việc, một, mỗi, từng, \
    đối, như, nhằm, qua, ra, vào, lên, sau, trước, giữa, cùng, còn, nếu, tuy, nhưng, rất, nhất, hơn, ở, hay, đó, đây, \
    toàn, mọi, đều, vẫn, chưa, tới, ngoài, dưới, xuống, hai, ba, bốn, năm, sáu, bảy, tám, chín, mười, dễ, cả, tự, \
    kể, số, tháng, ngày, thời, người, bên, vẻ, kì";

/// Syllables that are doubled on purpose.
pub(super) const REDUPLICATED: &str = "luôn, dần, mãi, từ, song, ngày, tháng, năm, người, nhà, đời, thường, xa, xanh, \
    lâu, đều, vân, hay, khăng, nhiều, ba, rành, đôi, tầng, lớp, ngành, cao, chung, ai, đâu, gì, nơi, nào, chôm, bo, \
    mau, bừng, đùng, bồng, nhong, tết, tây, đông, nam, bắc, lô, hằng, hiu, vui, buồn, nhẹ, nhanh, xinh, khe, rưng, \
    ào, rầm, ầm, ha, lần, khác, gần, sâu, đẹp, tăm, đinh, phăng, vù, vo, se, trùng, điệp, thôn, làng, bản, ấp, khoa, chỉ, sinh, khư, \
    chuồn, làu, nhón, chiều, xoay, lâng, rùng, chang, oa, nghiêng, ro, say, âm, rung, cong, rào, ngăm, vẫy, băng, đêm, \
    tròn, vuốt, vàng, hồng, nhỏ, bùi, thơm, thiu, rơi, gai, cười, thon, khum, chốc, hao, gầy, run, mờ, lăm, hít, hung, \
    sáng, bon, ảo, vèo, xiên, vòng, chăm, oang, ùn, kè, lắm, triệu, bình, tối";

/// Syllables that are words by themselves too: one of them may follow a word that ends with it (`tờ trình trình Hội đồng nhân
/// dân`).
pub(super) const STANDING_ALONE: &str = "trình, thu, chi, học, đất, hội, họp, nước, nhà, xe, cây, vốn, thuế, phí, giá, hàng, tiền, luật, trung, thi";

/// Loan words that end as no syllable of their tone does.
pub(super) const LOANED: &str = "chat, bit, top, kit, set, net, hot, vip, map, pop, hit, tip, test, list, cat, that, \
    hat, nap, lac, tic, tac, pic, doc, at, it, ac, hoc, ap, ip, up, oc, et, kat, bat, mac, cup, tap, step, pat, mat, \
    bac, sat, pet, pit, lap, lat, pac, tec, rap, rec, duc, cap, chip, ship, thic, ec, lit, lot, not, hip, tit, not, mit, \
    but, put, cut, met, get, let, yet, sit, fit, out, pop, hop, mop, stop, soc, cop, top, sec, vec, ghet, toc, loc, mic";
