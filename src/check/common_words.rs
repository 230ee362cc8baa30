//! Common words of two syllables that are no set phrase: a syllable that one of them shares with a phrase is no slip.

/// Words of prose in general, in small letters, the tone marks of `uy`, `oa` on the first vowel.
pub(super) const COMMON_WORDS: &str = "anh em, bao cấp, bao giờ, bao gồm, bao hàm, biến chất, biến đổi, biểu hiện, biểu tượng, biện chứng, buôn bán, \
    buôn lậu, bài học, bình thường, bình đẳng, bóc lột, bùng nổ, bước ngoặt, bước tiến, bước đầu, bạn bè, bạo lực, \
    bản thân, bảo hộ, bảo quản, bảo thủ, bảo trợ, bất cập, bất cứ, bất kỳ, bất lợi, bấy giờ, bắt buộc, bắt nguồn, \
    bắt đầu, bệnh viện, bỏ phiếu, bỏ qua, bố trí, bối cảnh, bộ trưởng, bộc lộ, bởi vì, bức xúc, can thiệp, cao cả, \
    cao cấp, cao đẳng, cao độ, chi cục, chi phí, chi phối, chi tiết, chi trả, chia sẻ, chiều hướng, cho nên, \
    cho phép, cho thấy, chung chung, chung kết, chuyên nghiệp, chuyên ngành, chuyển dịch, chuyển giao, chuyển hóa, \
    chuyển nhượng, chuẩn mực, chân lý, chênh lệch, chính xác, chú trọng, chú ý, chúng ta, chúng tôi, chăm lo, \
    chưa thể, chấp nhận, chắc chắn, chẳng hạn, chế tạo, chế độ, chỉ dẫn, chỉ huy, chỉnh đốn, chọn lọc, chồng chéo, \
    chủ chốt, chủ quan, chủ quyền, chủ đạo, chứa đựng, chứng minh, chứng nhận, chứng tỏ, chứng từ, coi trọng, \
    con người, con số, cung ứng, cuối cùng, cuộc sống, cuộc đời, cách mạng, cách thức, cân bằng, cân đối, còn lại, \
    có mặt, có thể, công bằng, công cuộc, công cộng, công cụ, công lập, công thương, căn bản, cơ cấu, cơ hội, \
    cơ khí, cơ điện, cương lĩnh, cạnh tranh, cải tiến, cải tạo, cản trở, cấp dưới, cấp thiết, cấp trên, \
    cấp độ, cấu thành, cấu trúc, cầm quyền, cần thiết, cống hiến, cốt lõi, cổ phần, cộng hòa, cộng sản, cục bộ, \
    cục trưởng, của cải, cực kỳ, cực đoan, di sản, diễn ra, diện tích, duy nhất, duy vật, dân chúng, dân trí, \
    dấu hiệu, dấu ấn, dần dần, dẫn dắt, dễ dàng, dự báo, gay gắt, gia công, gia tăng, giai cấp, giao dịch, giao sở, \
    giàn khoan, giàu có, giàu mạnh, giàu nghèo, giá cả, giá thành, giá trị, giác ngộ, giáo điều, giúp việc, \
    giải thích, giải thể, giải trí, giảm sút, giảm thiểu, giảng dạy, giảng viên, giấy phép, giấy tờ, giữ gìn, \
    góc độ, góp phần, gắn bó, hiến pháp, hiểu biết, hiện hành, hiện thực, hiện tượng, hiện tại, hiệp định, \
    hoàn chỉnh, hoàn toàn, hoạch định, huấn luyện, hy sinh, hài hòa, hàm lượng, hàng hóa, hàng loạt, hàng đầu, \
    hành lang, hành pháp, hình thái, hình ảnh, hòa bình, hơn nữa, hư hỏng, hưởng thụ, hải dương, hải quan, hấp dẫn, \
    hầu hết, hầu như, hậu quả, hết sức, học hỏi, học thuyết, học vấn, hội nhập, hợp lý, hữu cơ, hữu hiệu, hữu nghị, \
    hữu quan, kho bạc, khoáng sản, khoảng cách, khuynh hướng, khuôn khổ, khác biệt, khách quan, khái niệm, \
    khái quát, khí hậu, khía cạnh, khôi phục, không chỉ, không gian, không những, không thể, khẳng định, \
    khối lượng, khổng lồ, khủng bố, khủng hoảng, kinh điển, kiên quyết, kiên trì, kiên định, kêu gọi, kìm hãm, \
    kích thích, kẻ thù, kết nối, kết tinh, kể cả, kỹ thuật, lan tỏa, liên doanh, liên lạc, liên minh, liên ngành, \
    liên tịch, lo ngại, loài người, loại hình, luôn luôn, luận điểm, luật pháp, làm giàu, làm sao, làm tròn, \
    làm việc, làm ăn, lành mạnh, lâu dài, lâu đời, lãi suất, lãnh tụ, lúng túng, lý do, lý giải, lý thuyết, \
    lý tưởng, lạc hậu, lập trường, lệ phí, lệ thuộc, lịch sử, lớn lao, lớn mạnh, lợi dụng, lợi nhuận, lợi ích, \
    lực lượng, minh chứng, mong muốn, mua bán, mà còn, máy móc, mâu thuẫn, mô hình, mạng lưới, mạnh mẽ, mật thiết, \
    mặc dù, mặt khác, một cách, một số, mở cửa, mở rộng, mở đầu, mức sống, mức độ, ngay cả, nghiêm trọng, \
    nghèo nàn, nghĩa là, nghề nghiệp, nghệ thuật, nghị định, ngoài ra, ngoại giao, nguy cơ, nguy hiểm, nguyên lý, \
    nguồn gốc, ngành nghề, ngày càng, ngày một, ngày nay, ngân hàng, ngôn ngữ, ngăn ngừa, người ta, nhanh chóng, \
    nhu cầu, nhà máy, nhà nước, nhà ở, nhân cách, nhân loại, nhân tài, nhân văn, nhìn chung, nhìn nhận, nhạy cảm, \
    nhấn mạnh, nhất là, nhất quán, nhất thiết, nhận thấy, nhận xét, nhận định, nhập khẩu, nhắc nhở, nuôi dưỡng, \
    nuôi trồng, nâng cấp, nói chung, nói riêng, nóng vội, nước ngoài, nước nhà, nảy sinh, nắm giữ, nặng nề, \
    nổi bật, nổi tiếng, nội lực, nội vụ, nội địa, phong kiến, phong phú, phá hoại, phá vỡ, pháp lệnh, pháp quyền, \
    phát hành, phân biệt, phân chia, phân hóa, phân phối, phân tán, phân tích, phó trưởng, phương châm, \
    phương diện, phương tiện, phạm vi, phải chăng, phần lớn, phổ cập, phụ cấp, phụ thuộc, phục hồi, phủ nhận, \
    phức tạp, qua lại, quan hệ, quan niệm, quan trọng, quan điểm, quy luật, quy phạm, quyết nghị, quyết sách, \
    quyền lực, quá độ, quân đội, quý báu, quốc doanh, quốc dân, quốc tế, ra sức, ra đời, rõ nét, rõ ràng, rõ rệt, \
    rộng lớn, rủi ro, sai lầm, sai trái, sinh sống, sinh thái, sinh động, so sánh, song phương, soạn thảo, \
    suy giảm, suy nghĩ, sáng kiến, sáng suốt, sáng tỏ, sâu sắc, sản lượng, sản phẩm, sẵn sàng, sở dĩ, sở hữu, \
    sụp đổ, sứ mệnh, sức mạnh, sức sống, sức ép, sửa chữa, sửa đổi, sự kiện, sự vật, tan rã, tham khảo, thay đổi, \
    thiên nhiên, thiết bị, thiết chế, thiết kế, thiết lập, thiếu sót, thiệt hại, thoái hóa, thu hẹp, thu hồi, \
    thuyết phục, thuận tiện, thuộc địa, thành công, thành quả, thành thị, thành tựu, thái lan, thái độ, thân thiện, \
    thí dụ, thí điểm, thích ứng, thói quen, thông thường, thông tư, thúc đẩy, thương binh, thước đo, thấm nhuần, \
    thất bại, thất nghiệp, thậm chí, thập kỷ, thập niên, thật sự, thắng lợi, thế kỷ, thế lực, thế nào, thể thao, \
    thị trấn, thỏa mãn, thỏa thuận, thỏa đáng, thống trị, thời cơ, thời kỳ, thời sự, thời điểm, thời đại, thụ động, \
    thủ trưởng, thủ tướng, thủ đô, thừa nhận, thử thách, thực dân, thực thi, tin cậy, tin học, tin tưởng, tinh hoa, \
    tiến hành, tiến lên, tiến trình, tiếng nói, tiềm lực, tiền đề, to lớn, toàn cầu, toàn quốc, toàn thể, toàn vẹn, \
    trang bị, tranh thủ, tri thức, triết học, triệt để, trong sáng, trung cấp, trung gian, truyền bá, truyền thông, \
    trì trệ, trình bày, trình tự, trí thức, trí tuệ, trước hết, trước kia, trước mắt, trả lời, trải qua, trở lại, \
    trở nên, trở thành, trở về, trợ giúp, tuy nhiên, tuy vậy, tuyển chọn, tuyệt đối, tài khoản, tài năng, tài sản, \
    tài trợ, tác phẩm, tách rời, tên gọi, tìm hiểu, tìm kiếm, tìm tòi, tình huống, tình thế, tích lũy, tính toán, \
    tòa án, tôn trọng, tùy thuộc, tư bản, tư cách, tư duy, tư sản, tương lai, tương đương, tương đối, tương đồng, \
    tương ứng, tại chỗ, tạm thời, tạo dựng, tạo lập, tạo thành, tấn công, tất cả, tất nhiên, tất yếu, tầm nhìn, \
    tầng lớp, tận dụng, tập hợp, tập quán, tệ nạn, tốc độ, tối cao, tối đa, tốt đẹp, tổng cục, tổng quát, \
    tổng số, tổng thống, tức là, từ bỏ, tự do, tự hào, tự nguyện, tự nhiên, tự phát, tỷ trọng, ủy ban, ủy quyền, \
    ủy viên, vai trò, viễn thông, việt nam, ví dụ, vô cùng, vô sản, vùng sâu, vùng xa, vĩ mô, vĩ đại, vũ khí, \
    vũ trang, vượt qua, vận chuyển, vận mệnh, vận tải, vật liệu, vật nuôi, vật tư, vị trí, vụ trưởng, vừa qua, \
    vững chắc, vững vàng, xa rời, xem xét, xu thế, xung quanh, xung đột, xuyên suốt, xuyên tạc, xuất bản, xác lập, \
    xâm lược, xâm nhập, xí nghiệp, xúc tiến, xảy ra, xứng đáng, xử phạt, yếu kém, ánh sáng, áp bức, áp đặt, âm mưu, \
    ít nhất, ý chí, ý kiến, ý nghĩa, đa dạng, đa phương, đa số, đe dọa, đi lại, đi sâu, đi đôi, điều hành, \
    điều khoản, điều tiết, điều trị, điện tử, đà nẵng, đàm phán, đáng kể, đãi ngộ, đòi hỏi, đôi khi, đông dương, \
    đông âu, đông đảo, đúng mức, đúng đắn, đơn giản, đơn thuần, đương nhiên, đất nước, đầu mối, đầy đủ, đậm đà, \
    đặc sắc, đặc trưng, đặc điểm, đế quốc, đề cao, đề cập, đề tài, đỉnh cao, địa lý, địa vị, đối lập, đối ngoại, \
    đối phó, đối tác, đồng bằng, đồng ý, đồng đều, độc lập, độc quyền, đội ngũ, động lực, đột xuất, ưu việt, \
    ảnh hưởng, ấm no, ủng hộ, ứng phó, ứng xử, ỷ lại";
