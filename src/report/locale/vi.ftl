# Mọi lời mà người dùng đọc, tiếng Việt. Cùng các khóa với en.ftl; có phép thử so hai tệp.

## Mức độ

severity-error = lỗi
severity-warning = cảnh báo
severity-note = lưu ý
help-label = cách sửa

## Tệp và thư mục

file-unreadable = không đọc được tệp hoặc thư mục: { $reason ->
        [not-found] không thấy tệp hoặc thư mục này
        [not-a-folder] trên đường dẫn có một tệp ở chỗ cần một thư mục
        [denied] không có quyền đọc
        [folder] đây là một thư mục
        [loop] liên kết vòng
        [too-many] có quá nhiều tệp và thư mục ở trong
        [special] đây không phải là tệp thông thường (mà là thiết bị hoặc ống dẫn của hệ điều hành)
       *[other] { $reason }
    }
    .help = { $reason ->
        [too-many] chỉ ra một thư mục chỉ chứa đúng thứ ấy; `data/README.md` ghi mức cao nhất
        [special] thay bằng một tệp thông thường, hoặc bỏ đi
       *[other] kiểm tra lại đường dẫn và quyền truy cập
    }
file-not-utf8 = tệp không phải là văn bản UTF-8
    .help = lưu lại tệp với bảng mã UTF-8 (trong Notepad: Save As, Encoding: UTF-8)
file-too-large = tệp lớn hơn { $limit } MiB
    .help = chia dữ liệu thành nhiều kế hoạch
limit-exceeded = { $what ->
        [characters] đoạn chữ này dài quá { $limit } ký tự
        [members] danh sách này có quá { $limit } mục
        [holders] có quá { $limit } đơn vị hoặc hội, đoàn thể
        [quotas] có quá { $limit } chỉ tiêu
        [results] có quá { $limit } kết quả
        [periods] mục này có quá { $limit } kỳ
        [pictures] các hình của kế hoạch này cộng lại lớn hơn { $limit } MiB
        [short] phần này dài quá { $limit } ký tự, mà phải in liền một khối
        [block-lines] đến đây có quá { $limit } dòng, mà phải in liền một khối
        [document-pieces] đến đây văn bản có quá { $limit } đoạn, mục, dòng và ô
        [document-characters] đến đây chữ của văn bản dài quá { $limit } byte
        [plan-pieces] các văn bản của kế hoạch này có quá { $limit } đoạn, mục, dòng và ô
        [plan-characters] chữ của các văn bản trong kế hoạch này dài quá { $limit } byte
        [plan-pictures] các văn bản của kế hoạch này phải chứa hơn { $limit } MiB hình
       *[other] { $what }
    }
    .help = { $what ->
        [characters] chia thành nhiều đoạn
        [pictures] thu nhỏ các hình
        [plan-pictures] thu nhỏ các hình
        [short] viết ngắn lại
       *[other] chia dữ liệu thành nhiều kế hoạch; mức cao nhất của mỗi tệp ghi trong `data/README.md`
    }
findings-cut = có quá { $count } điều cần báo, chỉ kể chừng ấy
    .help = sửa những điều đầu tiên, thường một lỗi gây ra nhiều; chạy lại để xem tiếp
picture-unusable = không in được hình này: { $reason ->
        [kind] không phải là PNG hay JPEG
        [pixels] mỗi cạnh không được quá 6.000 điểm ảnh, cả hình không được quá 144 triệu byte
        [profile] hồ sơ màu của hình lớn hơn 4 MiB
        [press] màu là màu của máy in (CMYK)
        [transparent] hình có nền trong suốt, tiêu chuẩn PDF/A-1 đã chọn không cho phép
       *[broken] tệp bị hỏng hoặc bị cắt cụt
    }
    .help = { $reason ->
        [pixels] quét lại không quá 600 điểm ảnh một inch, hoặc thu nhỏ
        [transparent] lưu lại thành PNG nền trắng, hoặc chọn tiêu chuẩn khác (a-2b)
       *[other] lưu lại thành PNG, nền trong suốt
    }
no-plan = { $kind ->
        [several] đây là thư mục chứa các kế hoạch, lệnh này cần đúng một kế hoạch
        [documents] thư mục này có nhiều văn bản, lệnh này cần đúng một văn bản
       *[none] không có kế hoạch nào ở đây
    }
    .help = { $kind ->
        [several] ghi rõ kế hoạch nào: { $known }; `issue`, `revise` làm được với tất cả: thêm --document plan
        [documents] ghi rõ văn bản nào: { $known }
       *[none] mỗi kế hoạch là một thư mục có tệp plan.yaml; `kehoach new THƯ-MỤC` tạo một kế hoạch mẫu, `kehoach new --type to-trinh THƯ-MỤC` một văn bản mẫu
    }
plan-id-twice = hai kế hoạch có cùng tên `{ $id }`
    .help = đổi tên một trong hai thư mục
    .first = kế hoạch kia ở đây
plan-id-unusable = tên thư mục `{ $id }` không dùng được trên mọi hệ điều hành
    .help = { $hidden ->
        [empty] tên không chứa < > : " | ? * \, không kết thúc bằng dấu chấm hay dấu cách, không phải tên riêng của Windows (con, nul, com1 …)
       *[other] trong tên có ký tự không nhìn thấy, hoặc trông như dấu cách ({ $hidden }): gõ lại tên
    }
shared-too-large = thư mục phần dùng chung (hoặc mẫu kế hoạch) chứa quá nhiều tệp, hoặc tệp quá lớn, nên không so được tệp nào đã đổi: mỗi lần chạy đều phải xem lại cả kế hoạch
    .help = để trong đó chỉ các tệp YAML và hình mà kế hoạch dùng; `data/README.md` ghi mức cao nhất
output-shared = { $reason ->
        [folder] thư mục `{ $name }` là chỗ để văn bản của kế hoạch `{ $other }`
        [ending] thư mục `{ $name }` mang tên như một tệp văn bản đã lập
        [office] văn bản này và `{ $other }` cùng ghi vào một tệp `{ $name }`
       *[document] hai văn bản của kế hoạch cùng ghi vào một tệp `{ $name }`
    }
    .help = { $reason ->
        [folder] đổi tên thư mục của kế hoạch này
        [ending] bỏ đuôi này khỏi tên thư mục
        [office] ghi số của văn bản, hoặc viết trích yếu khác nhau; hay bỏ `file_names: office` trong kehoach.yaml
       *[document] đổi id của đơn vị
    }
    .first = văn bản kia ở đây
output-path-long = đường dẫn của tệp in ra dài { $length } ký tự, Windows chỉ nhận { $longest }: { $path }
    .help = viết trích yếu ngắn lại, hoặc để thư mục văn bản ở chỗ có đường dẫn ngắn hơn (`-o`)
settings-nested = tệp này nằm bên dưới một kehoach.yaml khác ({ $above }): từ đây trở xuống là một dự án riêng
    .help = kế hoạch ở đây được đặt tên tính từ thư mục này, có sổ đăng ký và phần dùng chung riêng; nếu chỉ là một dự án thì giữ một kehoach.yaml ở trên cùng
file-unwritable = không ghi được tệp: { $reason ->
        [denied] không có quyền ghi, hoặc tệp đang mở trong chương trình khác
        [issued] đây là bộ đã ban hành, không ai ghi vào được
        [changed] có người vừa lưu tệp này trong lúc lệnh đang chạy
        [full] đĩa đã đầy
        [read-only] đĩa chỉ cho đọc
        [folder] ở đó đang có một thư mục
        [link] ở đó hoặc trên đường dẫn có một liên kết dẫn sang chỗ khác
        [special] ở đó không phải là tệp thông thường (mà là thiết bị hoặc ống dẫn của hệ điều hành)
        [name] tên này không dùng được trên mọi hệ điều hành, hoặc có ký tự không nhìn thấy
        [outside] đường dẫn đi ra ngoài thư mục
        [taken] ở đó đã có sẵn rồi
        [too-many] trong thư mục có quá nhiều tệp và thư mục
        [numbers] trong đó có thư mục mang số cao nhất mà một bộ có thể có
        [in-use] tệp đang mở trong chương trình khác; hãy đóng ở đó
        [not-a-folder] có tệp ở chỗ cần một thư mục
        [not-found] không có thư mục chứa tệp và không tạo được, hoặc thư mục vừa bị xóa
       *[other] { $reason }
    }
    .help = { $reason ->
        [changed] bản vừa lưu được giữ nguyên; chạy lại lệnh
        [issued] bộ đã ban hành không bao giờ thay đổi: hãy làm việc ở thư mục của chính kế hoạch, phía trên `issued`, và ghi ra chỗ khác
        [name] chọn tên không có < > : " | ? * \, không có ký tự ẩn, không kết thúc bằng dấu chấm hay dấu cách, không phải tên riêng của Windows (con, nul, com1 …)
        [taken] chưa có gì bị thay đổi; chọn tên khác, hoặc chuyển thứ đang có ở đó đi nơi khác
       *[other] { $option ->
            [output] tệp cũ được giữ nguyên; sửa nguyên nhân rồi chạy lại, hoặc chọn thư mục khác bằng -o
           *[other] sửa nguyên nhân rồi chạy lại; ở chỗ ấy chưa ghi gì
        }
    }
linked-file = đây là liên kết (link) trỏ tới chỗ khác; chương trình không ghi vào tệp qua liên kết
    .help = chép chính tệp hay thư mục ấy vào thay cho liên kết rồi chạy lại
table-header = { $kind ->
        [unknown] không có cột nào tên là `{ $header }`
        [twice] cột `{ $header }` có hai lần
        [nameless] cột này không có tiêu đề
        [no-id] trang này không có cột `{ $header }`
        [without-quota] `{ $header }` không nói là của { $list ->
            [results] kết quả
           *[quotas] chỉ tiêu
        } nào
       *[unknown-quota] mẫu không có { $list ->
            [results] kết quả
           *[quotas] chỉ tiêu
        } `{ $id }`
    }
    .help = { $kind ->
        [unknown] { $nearest ->
            [empty] bỏ cột này, hoặc sửa tiêu đề; các cột dùng được: { $known }
           *[other] có phải `{ $nearest }`? các cột dùng được: { $known }
        }
        [twice] giữ lại một cột
        [nameless] ghi tiêu đề cho cột, hoặc xóa những ô trong cột
        [no-id] thêm cột `{ $header }`: mỗi hàng được nhận ra nhờ mã, không nhờ tên hay thứ tự
        [without-quota] { $known ->
            [empty] ghi rõ, ví dụ `{ $list }.admissions.2026-Q1`
           *[other] ghi thêm tên, ví dụ `Kết nạp quý I/2026`; mẫu có: { $known }
        }
       *[unknown-quota] { $known ->
            [empty] thêm vào `{ $list }.yaml` của mẫu
           *[other] các mã của mẫu: { $known }
        }
    }
    .first = lần đầu ở đây
table-row = { $kind ->
        [no-id] hàng này không có mã: `{ $got }`
        [hidden] hàng này đang bị ẩn
        [elsewhere] thư mục này không có kế hoạch nào của bảng
        [two-names] hàng này có tên thứ hai: `{ $got }`
        [no-units] hàng này không có đơn vị nào, mà văn bản của mẫu in chỉ tiêu `{ $got }` theo đơn vị
        [nameless] cột `{ $got }` của hàng này để trống, kế hoạch sẽ lấy theo mẫu
        [taken] đã có thư mục `{ $got }`, không phải do bảng này tạo ra
        [form-ending] bảng mẫu là tệp Excel, tên kết thúc bằng `.xlsx`
       *[empty] không có hàng nào
    }
    .help = { $kind ->
        [no-id] ghi mã cho hàng, hoặc xóa hàng; dòng cộng, ghi chú để ở trang khác
        [hidden] bỏ lọc, hiện lại hàng (Unhide); không dùng thì xóa hẳn
        [elsewhere] ghi thư mục chứa trực tiếp các kế hoạch: { $got }
        [two-names] chỉ ghi tên ở một cột
        [no-units] ghi đơn vị và chỉ tiêu ở trang khác, có cột `Mã xã` và `Mã đơn vị`, hoặc ghi vào quotas.yaml của mẫu
        [nameless] ghi vào ô ấy; nếu mọi xã đều theo mẫu thì bỏ cột khỏi bảng
        [taken] đặt mã khác, hoặc chuyển thư mục ấy đi
        [form-ending] đổi tên tệp trong lệnh
       *[empty] ghi mỗi xã một hàng, ngay dưới tiêu đề
    }
    .first = tên thứ nhất ở đây
table-cell = { $expected ->
        [stored] ô là công thức chưa có kết quả
        [no-error] ô báo lỗi `{ $got }`
        [no-boolean] `{ $got }` không dùng được ở cột này
        [date] `{ $got }` không phải là ngày
        [target] `{ $got }` không phải là mục tiêu
        [unit-kind] `{ $got }` không phải là loại đơn vị
        [number-of-date] ô này là ngày `{ $got }`, ở đây phải là số
        [number-of-text] `{ $got }` là chữ, không phải số
       *[number] `{ $got }` không phải là số
    }
    .help = { $expected ->
        [stored] mở tệp bằng Excel rồi lưu lại, hoặc ghi thẳng giá trị
        [no-error] sửa công thức, hoặc ghi thẳng giá trị
        [no-boolean] ghi giá trị mà cột cần
        [date] ghi ngày/tháng/năm: 12/6/2026; chưa biết ngày thì 6/2026 hoặc 2026
        [target] ghi số, hoặc `ít nhất 25`, `9 - 11`
        [unit-kind] { $nearest ->
            [empty] các loại: { $known }
           *[other] có phải `{ $nearest }`? các loại: { $known }
        }
        [number-of-date] Excel đã đổi số thành ngày: chọn kiểu ô Number rồi ghi lại số
        [number-of-text] { $nearest ->
            [empty] ghi lại thành số
           *[other] ghi lại thành số: { $nearest } (chọn kiểu ô Number)
        }
       *[number] ghi một số không âm; chưa có thì để trống
    }
table-conflict = bảng và dữ liệu cùng đổi `{ $path }`: bảng ghi `{ $table }`, { $data ->
        [empty] dữ liệu không còn ghi
       *[other] dữ liệu ghi `{ $data }`
    }
    .help = xem bên nào đúng rồi ghi như nhau ở ô này và ở { $file }; chưa đưa gì của xã này vào
    .data = dữ liệu ghi ở đây
table-not-taken = không đưa được ô này vào dữ liệu (`{ $path }`): { $kind ->
        [no-file] kế hoạch không có tệp { $file }
       *[layout] cách viết trong { $file } không cho sửa tự động
    }
    .help = { $kind ->
        [no-file] tạo tệp ấy (dòng đầu `format: 1`) rồi chạy lại
       *[layout] tự sửa trong tệp ấy rồi chạy lại
    }
table-behind = dữ liệu đã sửa `{ $path }` sau khi lấy từ bảng: bảng ghi `{ $table }`, { $data ->
        [empty] dữ liệu không còn ghi
       *[other] dữ liệu ghi `{ $data }`
    }
    .help = dữ liệu được giữ nguyên; sửa ô này cho khớp với { $file }
    .data = dữ liệu ghi ở đây
table-gone = { $kind ->
        [unit] đơn vị `{ $id }` không còn trong bảng
        [column] không hàng nào của bảng còn ghi `{ $id }`
        [cell] { $count } ô của hàng này nay để trống, dữ liệu vẫn giữ số cũ: { $id }
       *[plan] xã `{ $id }` không còn trong bảng
    }
    .help = không có gì bị xóa; nếu đúng là bỏ thì tự sửa trong `{ $path }`
table-new = xã `{ $id }` chưa có kế hoạch
    .help = tạo bằng lệnh: { $command }
table-issued = { $kind ->
        [closed] văn bản đã ban hành nên chưa đưa { $count } ô đã sửa vào
       *[follows] văn bản đã ban hành theo số cũ, { $count } ô đã sửa
    }
    .help = { $kind ->
        [closed] nếu cần điều chỉnh thì chạy `kehoach revise { $path }`, rồi chạy lại lệnh này
       *[follows] bộ đã ban hành giữ nguyên; nếu cần điều chỉnh thì chạy `kehoach revise { $path }`
    }
no-issued-set = kế hoạch chưa ban hành lần nào nên không có gì để so sánh
    .help = ghi rõ bản để so sánh: số của một lần ban hành, hoặc thư mục chứa kế hoạch
comparison-failed = không lập được bản so sánh với lần ban hành gần nhất: { $detail }
    .help = các văn bản khác vẫn được lập; `comparison: none` trong kehoach.yaml thì không lập bản này
unknown-version = kế hoạch không có bản `{ $version }`
    .help = { $known ->
        [empty] kế hoạch chưa ban hành lần nào; ghi `working` (bản đang soạn) hoặc thư mục chứa kế hoạch
       *[other] ghi `working` (bản đang soạn), số của một lần ban hành ({ $known }), hoặc thư mục chứa kế hoạch
    }
output-not-updated = văn bản trong thư mục này chưa khớp với bản vừa ban hành hoặc vừa mở lại
    .help = việc ban hành, mở lại đã xong và được giữ; sửa điều báo ở trên rồi chạy `kehoach build`
output-changed = tệp đã bị sửa sau khi lập nên được giữ nguyên{ $stale ->
        [yes] , dù văn bản đã cũ so với dữ liệu
       *[no] {""}
    }
    .help = { $kind ->
        [word] dùng `kehoach changes { $file } { $plan }` để đưa những chỗ đã sửa vào dữ liệu, lần lập sau sẽ thay bản ấy; hoặc `kehoach build --force` cất bản ấy dưới tên có số thứ tự và lập bản mới
        [workbook] dùng `kehoach import { $file } { $plan }` để đưa số đã ghi trong bảng vào dữ liệu, lần lập sau sẽ thay bảng ấy; hoặc `kehoach build --force` cất bảng ấy dưới tên có số thứ tự và lập bảng mới
       *[document] bản đã ký số của văn bản đã ban hành thì nhận vào bên cạnh bộ của nó: `kehoach issue --signed <tệp> <kế hoạch>`; `kehoach build --force` cất tệp đã ký số dưới tên có số thứ tự, còn tệp khác thì ghi đè
    }
word-unreadable = không đọc được nội dung trong tệp Word này: { $reason ->
        [broken] tệp bị hỏng hoặc không phải tệp Word
        [protected] tệp có mật khẩu
        [old-format] tệp là .doc, dạng của Word trước năm 2007
        [other-format] tệp thuộc dạng khác, không phải .docx
       *[too-large] tệp chứa nhiều hơn mức chương trình đọc
    }
    .help = { $reason ->
        [broken] mở bằng Word, lưu thành tệp .docx tên khác rồi nhập tệp ấy; không mở được thì xin lại tệp
        [protected] mở bằng Word, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ tài liệu, Mã hóa bằng mật khẩu: để trống), lưu lại rồi nhập
        [old-format] mở bằng Word, chọn Tệp, Lưu dưới dạng (Save As), loại “Word Document (*.docx)”, rồi nhập tệp vừa lưu
        [other-format] mở bằng Word hoặc LibreOffice, lưu lại thành .docx rồi nhập tệp ấy
       *[too-large] xóa bớt hình và phần không cần, hoặc chép nội dung kế hoạch sang tệp mới rồi nhập tệp ấy
    }
word-text = { $reason ->
        [encoding] chữ ở đây có vẻ thuộc bảng mã cũ (TCVN3 hoặc VNI) nhưng phông chữ không cho biết; chữ được giữ nguyên như trong tệp
        [box] kế hoạch không có khung chữ; chữ trong khung được đưa xuống sau đoạn có khung
        [hidden] chữ ẩn không được nhập: `{ $text }`
        [picture] hình không được nhập{ $text ->
            [empty] {""}
           *[other] : `{ $text }`
        }
        [head] chưa rõ dòng này ở phần đầu là gì; dòng được đưa vào đầu đoạn mở đầu: `{ $text }`
        [tail] chưa rõ dòng này ở cuối văn bản là gì; dòng được đưa vào đoạn cuối của nội dung: `{ $text }`
        [signed] lời ghi đã ký không được nhập: `{ $text }`
        [changes] tệp có thay đổi được theo dõi (Track Changes); chương trình coi như đã chấp nhận hết
        [macros] tệp có macro; macro không bao giờ được chạy và không được nhập
        [embedded] tệp nhúng trong tệp Word không được nhập: `{ $text }`
       *[external] phần nằm ngoài tệp không được tra đến: `{ $text }`
    }
    .help = { $reason ->
        [encoding] chọn đúng phông cho các chữ ấy trong Word rồi nhập lại, hoặc sửa ngay trong plan.yaml
        [picture] hình thuộc kế hoạch thì lưu hình cạnh plan.yaml rồi ghi bằng khóa `image`
        [changes] muốn lấy bản trước khi sửa thì từ chối các thay đổi trong Word rồi nhập lại
        [macros] {""}
       *[other] xem lại chỗ này trong plan.yaml
    }
word-figure = { $reason ->
        [row] số cộng của `{ $name }` ghi { $stated }, nhưng các số trong hàng cộng lại bằng { $sum }
        [column] số cộng ghi { $stated }, nhưng các số ở trên cộng lại bằng { $sum }
        [typed] bảng không có số liệu cho các số sau trong câu này, nên chúng vẫn là số gõ tay: { $stated }
       *[text] lời văn ghi { $stated }, nhưng bảng cộng lại bằng { $sum }
    }
    .help = { $reason ->
        [typed] khi quotas.yaml thay đổi thì sửa tay các số này, hoặc ghi thêm vào quotas.yaml phần mà chúng nói đến
        [text] sửa số trong quotas.yaml hoặc trong lời văn; hai chỗ phải bằng nhau thì viết {"{{"} { $name } {"}}"} vào lời văn
       *[row] quotas.yaml ghi từng số thành phần; sửa số sai ở đó
    }
sheet-unreadable = không đọc được bảng tính trong tệp này: { $reason ->
        [broken] tệp bị hỏng hoặc không phải bảng tính
        [protected] tệp có mật khẩu
        [other-format] tệp không phải dạng .xlsx hay .ods
        [too-large] tệp chứa nhiều hơn mức chương trình đọc
        [other-version] bảng do phiên bản khác của chương trình lập
       *[encoding] chữ tiếng Việt trong tệp không đọc được
    }
    .help = { $reason ->
        [broken] mở bằng Excel hoặc LibreOffice, lưu lại thành .xlsx rồi nhập; không mở được thì xin lại tệp
        [protected] mở tệp, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc), lưu lại rồi nhập
        [other-format] mở bằng Excel hoặc LibreOffice, lưu lại thành .xlsx rồi nhập
        [too-large] chép riêng bảng cần nhập sang một tệp mới rồi nhập tệp ấy
        [other-version] lập lại bảng bằng `kehoach build --format xlsx` rồi ghi số vào bảng mới
       *[encoding] lưu lại thành “CSV UTF-8” hoặc .xlsx; chữ phông .VnTime thì chuyển sang Unicode trước
    }
sheet-of-another-plan = bảng này lập từ kế hoạch `{ $of }`, không phải `{ $plan }`
    .help = nhập vào đúng kế hoạch ấy, hoặc ghi số vào bảng của kế hoạch này
sheet-meaning = { $reason ->
        [sheet-gone] bảng tính không còn trang `{ $sheet }`
        [keys-gone] trang `{ $sheet }` không còn dòng kỳ bị ẩn
        [ids-gone] trang `{ $sheet }` không còn cột mã bị ẩn
        [gone] kế hoạch không có `{ $id }`
        [none] kế hoạch không có { $kind ->
            [quota] chỉ tiêu
           *[result] kết quả
        } nào hợp với cột `{ $header }`
        [unexplained] `{ $header }` nói về việc khác với `{ $id }` ({ $measure })
        [longer] dòng này có nhiều ô hơn hàng tiêu đề
        [copied] trang này mang mã của bảng nhưng không phải là trang mà chương trình lập
        [several] cột `{ $header }` có thể là nhiều { $kind ->
            [quota] chỉ tiêu
           *[result] kết quả
        }: { $known }
       *[no-table] không thấy bảng ghi số theo đơn vị
    }
    .help = { $reason ->
        [sheet-gone] lấy lại trang ấy từ bản khác của bảng, hoặc lập lại bằng `kehoach build --format xlsx`
        [keys-gone] lấy lại trang ấy từ bản khác của bảng, hoặc lập lại bằng `kehoach build --format xlsx`
        [ids-gone] lấy lại trang ấy từ bản khác của bảng, hoặc lập lại bằng `kehoach build --format xlsx`, rồi chép số sang
        [gone] { $nearest ->
            [empty] ghi mã một chỉ tiêu hay kết quả của kế hoạch
           *[other] có phải là `{ $nearest }`?
        }
        [none] thêm vào quotas.yaml hay results.yaml, hoặc ghi trong import.yaml là bỏ qua cột này: `- {"{"}column: "{ $header }", skip: true{"}"}`
        [unexplained] nếu đúng là số của `{ $id }` thì nói rõ: `--{ $kind } { $id }`, hoặc trong import.yaml `- {"{"}{ $kind }: { $id }{"}"}`; nếu không thì đừng nhập bảng này
        [longer] có thể dấu phẩy thập phân đã tách một số làm hai: lưu lại thành .xlsx, hoặc thành .csv có dấu `;` giữa các ô
        [copied] chép số sang trang gốc rồi xóa trang này
        [several] nói rõ: `--result MÃ` hay `--quota MÃ`, hoặc trong import.yaml `- {"{"}column: "{ $header }", result: MÃ{"}"}`
       *[no-table] tên các đơn vị phải ở dưới tiêu đề như `Đơn vị` hay `Chi bộ`, số ở bên phải
    }
sheet-name = { $reason ->
        [empty] có số nhưng dòng này không có tên đơn vị
        [several] `{ $name }` có thể là nhiều nơi: { $known }
        [no-id] dòng `{ $name }` không phải của bảng mà có số
        [other-holding] `{ $name }` không thuộc loại mà `{ $id }` giao: một bên theo đơn vị, một bên theo hội, đoàn thể
        [relabelled] dòng này nay ghi tên `{ $name }`, nhưng mã ẩn là của `{ $id }`
        [no-unit] không ô nào, cũng không phải tên tệp, nói đây là số của đơn vị nào
       *[unknown] kế hoạch không có đơn vị nào tên `{ $name }`
    }
    .help = { $reason ->
        [empty] ghi tên đơn vị, hoặc bỏ số
        [several] ghi trong import.yaml là nơi nào: `names: {"{"}"{ $name }": MÃ{"}"}`
        [other-holding] bỏ số của dòng này, hoặc nhập nó vào chỉ tiêu, kết quả khác
        [relabelled] ghi lại đúng tên; số của đơn vị khác thì ghi vào dòng của đơn vị ấy
        [no-unit] ghi `Đơn vị: …` ở trên bảng, hoặc đặt tên tệp theo mã đơn vị, như thon-1.xlsx
        [no-id] thêm đơn vị vào quotas.yaml, lập lại bảng rồi ghi số vào bảng mới
       *[unknown] { $nearest ->
            [empty] sửa tên, hoặc ghi trong import.yaml là đơn vị nào: `names: {"{"}"{ $name }": MÃ{"}"}`
           *[other] tên gần nhất là `{ $nearest }`: nếu đúng thì sửa trong bảng, hoặc ghi trong import.yaml `names: {"{"}"{ $name }": { $id }{"}"}`
        }; nếu dòng này không phải của đơn vị nào: `rows: [{"{"}row: "{ $name }", skip: true{"}"}]`
    }
sheet-period = { $reason ->
        [unknown] `{ $got }` không phải kỳ nào
        [relabelled] cột này nay { $got ->
            [empty] không có tiêu đề
           *[other] ghi `{ $got }`
        }, nhưng mã ẩn là `{ $period }`
        [no-key] cột `{ $got }` không phải của bảng mà có số
        [running] `{ $got }` cho biết đây là số lũy kế từ đầu năm, nên không rõ riêng { $period } là bao nhiêu
        [outside] { $got } không nằm trong { $period } là kỳ của `{ $id }`
        [life] `{ $name }` không tồn tại trong kỳ { $got ->
            [empty] { $period }
           *[other] { $got }
        }
        [no-holders] dữ liệu chỉ ghi `{ $id }` chung cho tất cả, bảng lại ghi riêng `{ $name }`
        [total-written] dữ liệu ghi số chung cho `{ $name }`, bảng lại ghi riêng { $got }
        [periods-written] dữ liệu ghi `{ $name }` theo kỳ, bảng lại ghi số chung
       *[overlap] { $got } trùng thời gian với các kỳ mà `{ $id }` đã có trong dữ liệu
    }
    .help = { $reason ->
        [unknown] ghi như `Quý I`, `Tháng 5/2026`, `6 tháng đầu năm`, `Năm 2026`, hoặc nói rõ trong import.yaml: `- {"{"}column: "{ $got }", period: 2026-Q1{"}"}`
        [relabelled] ghi lại đúng tiêu đề; số của kỳ khác thì ghi vào cột của kỳ ấy
        [running] nếu là số riêng của { $period } thì ghi trong import.yaml: `- {"{"}column: "{ $name }", period: { $period }{"}"}`; nếu không thì hỏi lại số riêng của kỳ
        [no-key] ghi số vào cột có sẵn; muốn thêm kỳ thì thêm vào quotas.yaml hay results.yaml trước
        [outside] nhập vào kế hoạch của thời gian ấy, hoặc nói rõ chỉ tiêu, kết quả nào: `--result MÃ`, `--quota MÃ`
        [life] số ấy thuộc đơn vị thay thế, hoặc sửa `from`, `until` trong quotas.yaml
        [no-holders] bỏ `periods` hay `total` của `{ $id }` trong dữ liệu rồi mới nhập số từng đơn vị, hoặc tự ghi số cộng vào đó
        [total-written] bảng chỉ ghi số chung, hoặc dữ liệu ghi theo kỳ
        [periods-written] bảng ghi số theo kỳ, hoặc dữ liệu ghi số chung
       *[overlap] ghi số theo các kỳ mà dữ liệu có; kỳ dài hơn tự cộng từ các kỳ ấy
    }
sheet-figure = { $reason ->
        [text] `{ $got }` là chữ, ở đây phải là số
        [padded] `{ $got }` là chữ có số 0 ở đầu, ở đây phải là số
        [grouped] `{ $got }` là chữ, có thể là { $meant ->
            [empty] số này hay số khác
           *[other] { $meant } hoặc số thập phân
        }
        [as-text] số `{ $got }` đang được lưu ở dạng chữ
        [day] { $got } là ngày tháng: Excel tự đổi số có dạng giống ngày
        [truth] { $got } không phải là số
        [error] { $got } là lỗi của công thức
        [unstored] công thức chưa có giá trị được lưu
        [negative] { $got } nhỏ hơn 0
        [decimals] { $got } có nhiều chữ số thập phân hơn mức của { $measure }: { $most }
        [percent] { $got } là tỷ lệ phần trăm, ở đây phải là số
        [large] { $got } lớn hơn mức mà một số liệu có thể có
        [merged] số { $got } ở trong ô trộn nên không rõ là của dòng, cột nào
        [hidden-row] số { $got } ở dòng bị ẩn
        [hidden-column] số { $got } ở cột bị ẩn
        [pasted] { $got } nằm ở chỗ của công thức, còn các số của trang cho { $sum }
       *[closed] { $got } được gõ vào ô không nhận số{ $sum ->
            [empty] {""}
           *[other] ; công thức ở đó cho { $sum }
        }
    }
    .help = { $reason ->
        [text] ghi số, hoặc để trống nếu chưa có số
        [padded] gõ lại không có số 0 ở đầu, định dạng ô là số { $meant ->
            [empty] {""}
           *[other] ({ $meant })
        }
        [grouped] gõ lại không có dấu chấm, dấu cách; Excel tự hiện dấu phân nhóm
        [as-text] gõ lại là số, hoặc đổi cả cột thành số (Dữ liệu, Văn bản thành cột){ $meant ->
            [empty] {""}
           *[other] ; trông giống { $meant }
        }
        [day] đổi định dạng ô thành Số rồi gõ lại: con số nằm dưới ngày tháng không phải số đã gõ
        [truth] ghi số
        [error] sửa công thức, hoặc gõ số
        [unstored] mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi nhập
        [negative] số liệu từ 0 trở lên
        [decimals] sửa số, hoặc sửa `decimals` của việc ấy trong quotas.yaml
        [percent] gõ số, định dạng ô là số
        [large] sửa lại số
        [merged] bỏ trộn ô rồi ghi số cho từng dòng
        [hidden-row] cho hiện dòng ấy, hoặc bỏ lọc, rồi xem số có đúng là cần nhập không
        [hidden-column] cho hiện cột ấy rồi xem số có đúng là cần nhập không
        [pasted] chép lại công thức của dòng, cột này từ bản khác của bảng, hoặc lập lại bằng `kehoach build --format xlsx`; số chỉ ghi vào ô nền vàng
       *[closed] ghi vào ô nền vàng; dòng và cột cộng tự tính
    }
sheet-twice = { $name ->
        [empty] hai cột cùng ghi một số liệu: `{ $period }`
       *[other] có hai số cho `{ $name }`{ $period ->
            [empty] {""}
           *[other] {" "}trong { $period }
        }
    }
    .help = chỉ giữ một
    .first = số thứ nhất ở đây
sheet-total = số cộng ghi { $stated }, nhưng các số cộng lại bằng { $sum }
    .help = sửa số sai, hoặc sửa số cộng; { $kind ->
        [row] nếu dòng này không phải dòng cộng thì ghi trong import.yaml `rows: [{"{"}row: "{ $row }", skip: true{"}"}]`
       *[column] nếu cột này không phải cột cộng thì ghi trong import.yaml `columns: [{"{"}column: "{ $column }", skip: true{"}"}]`
    }
sheet-conflict = `{ $name }`{ $period ->
        [empty] {""}
       *[other] {" "}{ $period }
    }: khi lập bảng { $base ->
        [empty] chưa có số
       *[other] là { $base }
    }, nay bảng ghi { $sheet }, còn dữ liệu { $data ->
        [empty] đã bỏ số
       *[other] đã đổi thành { $data }
    }
    .help = chưa nhập gì: ghi số đúng vào một bên để hai bên giống nhau rồi nhập lại
    .data = dữ liệu ghi ở đây
sheet-issued = chỉ tiêu `{ $quota }` đã ban hành { $data ->
        [empty] không có số ở đây
       *[other] là { $data }
    }, còn bảng ghi { $sheet }
    .help = nếu phải đổi chỉ tiêu thì chạy `kehoach revise { $path }` để mở lại kế hoạch trước; nếu không, ghi lại số đã ban hành vào bảng
sheet-emptied = { $reason ->
        [rows] { $count } dòng bị xóa khỏi trang ({ $names }); số của các nơi ấy vẫn giữ trong dữ liệu
        [columns] { $count } cột bị xóa khỏi trang ({ $names }); số của các kỳ ấy vẫn giữ trong dữ liệu
       *[cell] số { $got } bị xóa trong bảng nhưng vẫn giữ trong dữ liệu ({ $name }, { $period })
    }
    .help = { $reason ->
        [rows] đơn vị không còn thì khai trong quotas.yaml; muốn bỏ số thì tự bỏ trong tệp dữ liệu
        [columns] muốn bỏ số của kỳ nào thì tự bỏ trong tệp dữ liệu
       *[cell] ô trống không phải là 0: không đạt thì ghi 0; muốn bỏ số thì tự bỏ trong tệp dữ liệu
    }
sheet-unused = { $reason ->
        [hidden] trang `{ $name }` bị ẩn nên không nhập
        [compared] chỉ tiêu ghi cạnh kết quả (`{ $name }`) chỉ để so, không nhập; dữ liệu ghi khác ở: { $names }
        [no-table] trang `{ $name }` không có bảng theo đơn vị nên không nhập
       *[column] cột `{ $name }` không được nhập
    }
    .help = { $reason ->
        [hidden] nếu cần nhập thì cho hiện trang ấy
        [compared] muốn đổi chỉ tiêu thì nhập bảng chỉ tiêu, hoặc ghi trong import.yaml: `- {"{"}column: "{ $name }", quota: MÃ{"}"}`
        [no-table] tên các đơn vị phải ở dưới tiêu đề như `Đơn vị` hay `Chi bộ`
       *[column] nếu cần nhập thì ghi trong import.yaml: `- {"{"}column: "{ $name }", result: MÃ, period: 2026-Q1{"}"}`
    }
sheet-unreported = kết quả { $name }, { $period }: { $count } nơi chưa báo cáo: { $names }
    .help = có bảng của nơi nào thì nhập thêm; số đã có vẫn được nhập
word-of-another = { $reason ->
        [comparison] đây là bản so sánh hai phiên bản, không phải văn bản
        [other-plan] đây là `{ $of }`, không phải văn bản của kế hoạch này
        [no-document] kế hoạch nay không có `{ $of }`
        [record-gone] trong tệp không còn ghi nội dung lúc lập, mà dữ liệu từ đó đã đổi
       *[no-record] tệp này không do chương trình lập, hoặc không còn dấu hiệu nào cho biết điều đó
    }
    .help = { $reason ->
        [comparison] sửa trên `{ $of }.docx` ở cùng thư mục rồi đưa bản ấy về
        [other-plan] ghi đúng kế hoạch của tệp
        [no-document] sửa tay trong dữ liệu
       *[other] chép những chỗ sửa sang tệp mới do `kehoach build --format docx` lập rồi đưa tệp ấy về
    }
word-conflict = cả hai bên cùng sửa từ khi lập tệp Word: lúc lập là “{ $base }”, nay tệp Word { $word ->
        [empty] đã bỏ
       *[other] ghi “{ $word }”
    }, còn dữ liệu { $data ->
        [empty] đã bỏ
       *[other] ghi “{ $data }”
    }
    .word = trong tệp Word
    .help = chọn một bên: ghi vào dữ liệu, sửa tệp Word cho khớp, rồi đưa về lần nữa
word-issued = `{ $document }` đã ban hành; bản đã ban hành không sửa nữa
    .help = `kehoach revise { $plan }` đưa văn bản về dự thảo, sau đó đưa những chỗ sửa về
word-computed = { $kind ->
        [expression] chỗ này do `{ $expression }` tính ra: “{ $old }” bị sửa thành “{ $new }”
        [mark] số thứ tự, gạch đầu dòng và dấu cuối dòng do thể thức quy định: “{ $new }”
        [kind] tên loại văn bản bị sửa từ “{ $old }” thành “{ $new }”
        [number] số, ký hiệu bị sửa từ “{ $old }” thành “{ $new }”
        [date] ngày tháng bị sửa từ “{ $old }” thành “{ $new }”
        [reference] dòng cho biết phụ lục kèm theo văn bản nào lập từ dữ liệu: “{ $old }” bị sửa thành “{ $new }”
        [progress] dòng tiến độ do chương trình tính: “{ $old }” bị sửa thành “{ $new }”
        [row-number] số thứ tự của hàng do chương trình đánh: “{ $old }” bị sửa thành “{ $new }”
        [header] tên cột bị sửa từ “{ $old }” thành “{ $new }”
        [name] tên đơn vị bị sửa từ “{ $old }” thành “{ $new }”
        [figure] số này do chương trình tính: “{ $old }” bị sửa thành “{ $new }”
       *[text] chỗ này do chương trình ghi: “{ $old }” bị sửa thành “{ $new }”
        [words] chỗ này do chương trình ghi: “{ $old }” bị sửa thành “{ $new }”
    }{ $now ->
        [empty] ; dữ liệu vẫn như cũ
       *[other] ; theo dữ liệu sau khi sửa, chỗ này là “{ $now }”
    }
    .text = viết ở đây
    .source = lấy từ đây
    .help = { $kind ->
        [number] số và ngày do `kehoach issue` cấp; ký hiệu là khóa `symbol` trong dữ liệu
        [date] số và ngày do `kehoach issue` cấp; trong dự thảo, ngày là khóa `date` trong dữ liệu
        [mark] không phải làm gì
       *[other] nếu sửa như vậy là đúng thì sửa dữ liệu gốc
    }
word-left = { $kind ->
        [added] dữ liệu không có chỗ cho đoạn mới này: “{ $text }”
        [removed] đoạn này đã bị bỏ trong tệp Word, trong dữ liệu vẫn còn: “{ $text }”
        [moved] đoạn này đã bị chuyển chỗ trong tệp Word, trong dữ liệu vẫn ở chỗ cũ: “{ $text }”
        [emphasis] mấy chữ này bị đổi kiểu chữ (đậm, nghiêng, gạch chân): “{ $text }”
        [picture] hình trong tệp Word đã khác
        [margin] đầu trang hoặc chân trang đã bị sửa: “{ $text }”
        [twice] một lời văn in ở hai chỗ mà bị sửa thành hai kiểu: “{ $text }”
        [sign] dấu ngoặc nhọn, dấu nháy trong lời văn này có nghĩa khác: “{ $text }”
        [elsewhere] lời văn này ở tệp dùng chung cho nhiều kế hoạch, hoặc tệp không được ghi: “{ $text }”
        [layout] cách trình bày của tệp dữ liệu không cho sửa như vậy: “{ $text }”
       *[otherwise] nếu sửa như vậy thì văn bản in ra không giống tệp Word: “{ $text }”
    }
    .data = trong dữ liệu ở đây
    .behind = sẽ nằm sau chỗ này
    .before = sẽ nằm trước chỗ này
    .help = { $kind ->
        [emphasis] nếu cần, đặt {"`{{ bold(\"…\") }}`"} hay {"`{{ italic(\"…\") }}`"} quanh mấy chữ ấy trong dữ liệu
        [elsewhere] nếu sửa cho mọi kế hoạch thì sửa tay tệp ấy
       *[other] nếu cần thì sửa tay trong dữ liệu
    }
word-remark = ý kiến của { $author }: “{ $text }”
    .help = ý kiến vẫn ở trong tệp Word; trả lời tại đó
word-tracked = các chỗ Word theo dõi (Track Changes) được coi là đã chấp nhận: thêm { $insertions } chỗ, xóa { $deletions } chỗ
    .help = chỗ nào không lấy thì từ chối trong Word, lưu tệp rồi đưa về lần nữa
output-open = tệp đang mở ở chương trình khác nên được giữ nguyên
    .help = đóng tệp rồi lập lại; nếu không ai mở thì xóa tệp đánh dấu còn sót bên cạnh (`~$…`, `.~lock.…#`), hoặc lập với `--force`
issue-interrupted = việc ban hành đã bị ngắt giữa chừng
    .help = chạy `kehoach list` (hay issue, revise) để làm nốt phần còn lại
set-damaged = bộ đã ban hành không còn nguyên: { $reason ->
        [number] hồ sơ trong đó là của bộ số { $number }, tức thư mục đã bị đổi tên hoặc sao chép
        [plan] đây là bộ của kế hoạch `{ $plan }`, tức thư mục kế hoạch đã bị sao chép cùng những gì đã ban hành
       *[changed] tệp bị mất, bị sửa hoặc không đọc được
    }
    .help = { $reason ->
        [number] đặt lại tên thư mục đúng số của bộ, hoặc xóa bản sao
        [plan] xóa `issued` trong thư mục này và bỏ `state`, `set`, `number` trong các văn bản; lập kế hoạch từ một kế hoạch khác thì dùng `kehoach new --from`
       *[other] lấy lại từ bản sao lưu; không ai được sửa bộ đã ban hành
    }
pending-refused = việc còn lại của lần ban hành bị ngắt (`pending.json`) không phải của bộ đã ban hành này: { $reason ->
        [unreadable] không đọc được
        [set] bộ không nguyên vẹn, hoặc của kế hoạch khác
        [file] nó đòi ghi `{ $file }`, mà bộ là của `{ $expected }`
       *[text] nội dung không phải nội dung đã ban hành
    }
    .help = chưa có gì bị thay đổi vì nó. Thư mục từ nơi khác gửi đến thì hỏi lại nơi gửi; của mình thì lấy bộ từ bản sao lưu, hoặc xóa `pending.json` rồi xem văn bản đã ghi `state: issued` và `set` chưa
part-not-issued = `{ $document }` không được ban hành cùng bộ số { $set } của văn bản ấy nên không lập
    .help = muốn ban hành thì mở lại văn bản bằng `kehoach revise` rồi ban hành lại; không thì đưa dữ liệu về như cũ
issued-changed = dữ liệu của văn bản đã ban hành ({ $document }, bộ { $set }) nay khác lúc ban hành{ $changes ->
        [empty] {""}
       *[other] : { $changes }
    }
    .help = văn bản in ra vẫn là bản đã ban hành; muốn sửa thì chạy `kehoach revise { $path }`, còn không thì đưa dữ liệu về như cũ
already-issued = { $noted ->
        [empty] văn bản này đã ban hành, đang giữ ở { $folder }
       *[other] văn bản này đã ghi số { $noted }
    }
    .help = { $noted ->
        [empty] muốn điều chỉnh, bổ sung hay thay thế thì chạy `kehoach revise { $path }` trước; số và ngày của bản đã ban hành thì giữ nguyên
       *[other] { $printed ->
            [yes] nếu số ấy ghi nhầm thì chạy lại lệnh này với `--yes`: văn bản được lập lại với số mới thành một bộ khác, `{ $noted }` còn lại trong sổ là số bỏ
            [changed] đổi số thì không được đổi nội dung, mà dữ liệu nay khác lúc ban hành: đưa dữ liệu về như cũ rồi chạy lại, hoặc chạy `kehoach revise { $path }`
           *[no] nếu ghi nhầm thì chạy lại lệnh này với `--yes`: `{ $noted }` còn lại trong sổ là số bỏ
        }
    }
number-awaited = { $kind ->
        [unnoted] văn bản này đang chờ số, bản gửi đi giữ ở { $folder }
        [has-number] văn bản gửi đi chờ số thì chưa có số
        [has-day] văn bản gửi đi chờ số thì chưa có ngày
        [other-month] ngày { $date } không thuộc { $unit ->
            [year] năm { $printed }
           *[month] tháng { $printed }
        } đã in trên văn bản
        [by-hand] văn bản đang chờ số: số và ngày ghi tay ở đây chưa vào sổ
        [revise] văn bản này đang chờ số, chưa ban hành nên chưa sửa đổi, thay thế được
        [withdraw] văn bản này đã có số và ngày, không rút lại được
       *[needed] chưa ban hành được: { $awaited ->
            [plan] kế hoạch
            [notice] thông báo giao chỉ tiêu
           *[other] { $awaited }
        } đang chờ số, chưa có hiệu lực { $reason ->
            [allots] để giao chỉ tiêu
            [measures] để lấy chỉ tiêu so sánh
           *[cites] để dẫn
        }
    }
    .help = { $kind ->
        [unnoted] có số và ngày rồi thì ghi cả hai: `kehoach issue { $path } --number <số> --date <năm-tháng-ngày>`; không ký được thì rút lại bằng `kehoach revise { $path } --withdraw`
        [has-number] bỏ khóa number: số do phần mềm ký đóng vào; hoặc bỏ `--awaiting-number` để ban hành với số ấy
        [has-day] viết `date: { $date }`: ngày do phần mềm ký đóng vào; hoặc bỏ `--awaiting-number` để ban hành với ngày ấy
        [other-month] xem lại ngày; nếu đúng ngày ấy thì trang đã in sai tháng: rút lại (`kehoach revise … --withdraw`) và gửi lại
        [by-hand] để nguyên như lúc gửi đi (`state: awaiting-number`, chưa có số và ngày), rồi chạy `kehoach issue … --number <số> --date <năm-tháng-ngày>`
        [revise] ghi số và ngày trước: `kehoach issue { $path } --number <số> --date <năm-tháng-ngày>`; không ký được thì rút lại: `kehoach revise { $path } --withdraw`
        [withdraw] muốn sửa đổi thì chạy `kehoach revise { $path }`, muốn thay thế toàn bộ thì thêm `--replace`
       *[needed] ghi số và ngày của văn bản đang chờ trước: `kehoach issue … --number <số> --date <năm-tháng-ngày>`
    }
signed-unfit = { $kind ->
        [differs] tệp này không phải bản đã ký của { $path }: khác nhau từ byte { $at }
        [foreign] tệp này không phải bản đã ký của tệp PDF nào đã ban hành của văn bản này
        [unsigned] tệp này giống { $path } và chưa có chữ ký số
       *[changed] tệp này đã bị sửa sau khi ký
    }
    .help = { $kind ->
        [differs] ký lên đúng tệp PDF giữ trong bộ, bằng phần mềm ký thêm vào tệp chứ không ghi lại cả tệp
        [foreign] xem có phải của văn bản khác không: `kehoach issue --signed <tệp> { $document ->
            [notice] <kế hoạch>
           *[other] <kế hoạch>/notice
        }`; nếu không thì ký lên tệp PDF giữ trong bộ
        [unsigned] lấy tệp mà phần mềm ký số đã ghi ra; giấy tờ không ký số thì cứ để trong thư mục `after` của bộ
       *[changed] lấy lại tệp đúng như phần mềm ký số đã ghi ra, hoặc ký lại
    }
awaited-needed = { $awaited ->
        [plan] kế hoạch
        [notice] thông báo giao chỉ tiêu
       *[other] { $awaited }
    } đang chờ số, chưa có hiệu lực { $reason ->
        [allots] để giao chỉ tiêu
        [measures] để lấy chỉ tiêu so sánh
       *[cites] để dẫn: số và ngày in ra còn để trống
    }
    .help = văn bản này cứ soạn, nhưng chưa ban hành được; có số và ngày thì ghi bằng `kehoach issue … --number <số> --date <năm-tháng-ngày>`
noted-profile = văn bản in theo thể thức `{ $printed }`, ngày ghi vào lại thuộc thể thức `{ $profile }`
    .help = xem lại ngày; nếu đúng thì văn bản đã ký vẫn giữ nguyên thể thức đã in
not-issued = { $state ->
        [draft] văn bản này đang là dự thảo
        [unrevised] các tệp đang đúng như đã ban hành, không có gì để hủy
        [none] kế hoạch này chưa ban hành bộ nào
       *[unkept] văn bản này ghi là đã ban hành nhưng chương trình không giữ bộ nào
    }
    .help = { $state ->
        [draft] dự thảo thì sửa thẳng trong tệp; xong thì chạy `kehoach issue`
        [unrevised] không phải làm gì
       *[other] chạy `kehoach issue` để giữ lại bản đã ban hành
    }
number-taken = số { $reference } đã cấp cho văn bản khác
    .help = số tiếp theo là { $next }; `--number next` lấy số ấy
    .first = số ấy đã ghi ở đây
history-out-of-order = { $kind ->
        [former] văn bản sẽ ghi ngày { $own }, trước cả bản đã ban hành mà nó thay ({ $date })
        [replaced] văn bản sẽ ghi ngày { $own }, trước cả văn bản mà nó thay thế ({ $date })
        [plan] thông báo sẽ ghi ngày { $own }, trước cả kế hoạch mà nó giao chỉ tiêu ({ $date })
        [cited] văn bản sẽ ghi ngày { $own }, trước cả văn bản mà nó dẫn ({ $date })
       *[period] báo cáo sẽ ghi ngày { $own }, khi kỳ báo cáo chưa bắt đầu ({ $date })
    }
    .help = đã ban hành thì không rút lại được: sửa ngày ở đây, hoặc ghi đúng ngày bằng `--date`
    .former = bản đã ban hành
    .plan = kế hoạch đã ban hành
    .own = ngày của văn bản này
number-out-of-order = { $reference } sẽ ghi ngày { $own }, mà { $other } lại ghi ngày { $date }
    .help = số sau thì ngày không được trước: xem lại số và ngày; số đã giữ chỗ từ trước thì có thể là ngoại lệ
    .first = số ấy cấp ở đây
period-unfinished = báo cáo { $period } ghi ngày { $own }, khi kỳ ấy chưa hết ({ $date })
    .help = nếu chốt số liệu sớm thì ghi rõ trong lời văn rồi ban hành với `--yes`; nếu nhầm ngày thì sửa `date`, hoặc ghi đúng ngày bằng `--date`
register-disagrees = sổ đăng ký không khớp với văn bản đã ban hành (bộ { $set }): { $key ->
        [number] số trong sổ là { $registered }, số đã ban hành là { $issued }
        [date] ngày trong sổ là { $registered }, ngày đã ban hành là { $issued }
        [symbol] ký hiệu trong sổ là { $registered }, ký hiệu đã ban hành là { $issued }
       *[document] sổ ghi `{ $registered }`, bộ ấy là của `{ $issued }`
    }
    .help = sửa dòng này trong `register.yaml` cho đúng với văn bản đã ký; văn bản đã ban hành thì không đổi được
register-numbers = { $kind ->
        [twice] số { $number } của loại `{ $symbol }` ghi hai lần trong sổ
        [order] số { $number } ghi ngày trước số { $other }
        [none] sổ chưa có số nào của loại `{ $symbol }` trong nhiệm kỳ { $term }, nên số tiếp theo là số 01
       *[gap] sổ thiếu số { $number } của loại `{ $symbol }`
    }
    .help = { $kind ->
        [twice] xem lại hai dòng, mỗi văn bản một số
        [order] xem lại số và ngày của hai dòng
        [none] đã có văn bản mang số trước đó thì ghi số vào lệnh (`--number 85`) hoặc ghi các số ấy vào `{ $path }`; đúng là số đầu tiên thì cứ ban hành (trên dòng lệnh: thêm `--yes`)
       *[gap] ghi thêm dòng của văn bản mang số ấy, hoặc dòng có `void: true` nếu số ấy bỏ
    }
    .first = dòng trước
term-unknown = không biết ngày { $date } thuộc nhiệm kỳ đại hội nào
    .help = thêm `--term` với năm đầu của nhiệm kỳ, ví dụ `--term 2025`
file-unchangeable = chương trình không sửa được tệp này mà giữ nguyên phần còn lại
    .help = { $kind ->
        [pending] tự ghi các khóa này vào tệp ({ $keys }), rồi chạy `kehoach list` để làm nốt
        [table] trong mẫu, viết mỗi khóa của chỉ tiêu, kết quả một dòng, không đặt trong ngoặc
        [register] dưới `documents:`, viết mỗi số một dòng bắt đầu bằng dấu `-`; hoặc tự ghi số vào sổ
        [import] tự ghi số ({ $keys }), hoặc viết lại tệp như các tệp mẫu: mỗi khóa một dòng
        [copy] viết mỗi khóa một dòng, sát lề trái, không đặt trong ngoặc; hoặc chép cả thư mục rồi tự sửa năm
       *[document] viết mỗi khóa một dòng, sát lề trái, không đặt trong ngoặc; hoặc tự sửa state, number, date
    }
replaces-unsaid = văn bản thay thế văn bản khác nhưng lời văn không nói đến
    .help = thêm một câu có {"{{"} replaces | cite {"}}"}, ví dụ cuối văn bản: (Kế hoạch này thay thế {"{{"} replaces | cite {"}}"}).
cites-draft = văn bản ban hành dẫn { $cited ->
        [plan] kế hoạch
        [notice] thông báo giao chỉ tiêu
       *[other] { $cited }
    } còn là dự thảo, chưa đủ số, ngày
    .help = ban hành văn bản được dẫn trước, hoặc dẫn văn bản khác
allots-draft = thông báo ban hành giao chỉ tiêu của kế hoạch điều chỉnh còn là dự thảo
    .help = ban hành kế hoạch điều chỉnh trước, rồi mới ban hành thông báo
period-over = { $change ->
        [units] chỉ tiêu { $quota } của kỳ { $period } chia lại cho { $units } đơn vị (tổng vẫn là { $after })
       *[total] chỉ tiêu { $quota } của kỳ { $period } đổi từ { $before } thành { $after }{ $units ->
            [0] {""}
           *[other] {""} ({ $units } đơn vị đổi)
        }
    }, nhưng kỳ ấy đã qua
    .help = kỳ đã qua thì giữ chỉ tiêu cũ; nếu vẫn đổi thì chấp nhận kèm lý do
quota-passed = { $holder } đã đạt { $reached }, trong khi chỉ tiêu { $quota } đổi từ { $before } thành { $after }
    .help = xem lại chỉ tiêu mới của nơi này; nếu vẫn giữ thì chấp nhận kèm lý do
file-misnamed = tệp `{ $file }` không được đọc vì sai tên
    .help = đổi tên thành `{ $expected }`; nếu trong Windows không thấy phần đuôi thì bật `View → File name extensions`
unknown-file = tệp `{ $file }` không thuộc kế hoạch, nội dung không được dùng
    .help = { $nearest ->
        [empty] đặt tên như các tệp của một kế hoạch: { $known }
       *[other] có phải `{ $nearest }`? các tệp của một kế hoạch: { $known }
    }
document-file-name = tên tệp `{ $file }` không dùng cho văn bản được
    .help = { $expected ->
        [empty] đặt tên khác: chữ không dấu a đến z, chữ số và gạch nối, không trùng tên tệp khác hoặc tên một tệp PDF, như `to-trinh-kinh-phi.yaml`
       *[other] đổi tên tệp, chẳng hạn `{ $expected }`
    }
part-missing = { $kind ->
        [salutation] { $document } chưa ghi nơi nhận ở phần Kính gửi
        [bases] { $document } chưa có căn cứ ban hành
        [copies] { $document } chưa ghi là sao văn bản nào
       *[decides] { $document } chưa ghi cơ quan, người quyết định
    }
    .help = thêm khóa `{ $key }`
signers-missing = { $document } phải có { $least } người ký, mới ghi { $count }
    .help = ghi `signature` thành danh sách, mỗi người ký một mục: `- {"{"}position: …, signer: …{"}"}`
authority-of-type = { $document } không ký { $authority }
    .help = quyền hạn ký của loại văn bản này: { $known }; nếu cơ quan quy định khác thì chép `kinds/<loại>.yaml` vào thư mục mẫu và sửa `authorities`
mention-missing = { $document } chưa nêu { $name }
    .help = nêu trong nội dung (có một trong các chữ: { $words }), hoặc chấp nhận kèm lý do
cited-beside = { $key ->
        [issuer] văn bản này ở `{ $file }` của { $own }, mà ở đây ghi của { $cited }
       *[date] văn bản này ở `{ $file }` ghi ngày { $own }, mà ở đây ghi ngày { $cited }
    }
    .help = sửa chỗ dẫn, hoặc tệp của chính văn bản ấy, cho khớp nhau
    .own = văn bản ấy ghi ở đây
folder-not-empty = thư mục này đã có tệp
    .help = chọn một thư mục chưa có, hoặc thư mục rỗng

## YAML

yaml-syntax = tệp viết sai cú pháp YAML: { $kind ->
        [space] sau dấu hai chấm thiếu một dấu cách
        [comma] dấu phẩy chia `{ $meant }` thành hai mục
        [decimal] dấu phẩy chia `{ $meant }` thành hai mục
        [after-bracket] lời bắt đầu bằng dấu ngoặc, sau dấu đóng ngoặc còn chữ
        [colon] có `: ` trong giá trị không đặt trong ngoặc kép
        [sign] giá trị bắt đầu bằng ký hiệu riêng của YAML
        [control] ký tự không được có trong tệp YAML
        [quote] mở ngoặc kép mà không đóng
        [single-quote] mở ngoặc đơn `'` mà không đóng
        [after-single-quote] có chữ sau dấu đóng ngoặc đơn `'`
        [dash-space] sau dấu gạch đầu dòng thiếu một dấu cách
        [no-dash] dòng này nằm giữa một danh sách mà không có dấu gạch đầu dòng
        [comma-missing] trước `{ $meant }` thiếu dấu phẩy
        [odd-space] thụt lề bằng dấu cách lạ (dấu cách không ngắt, dấu cách rộng), không phải dấu cách thường
        [after-quote] có chữ sau dấu đóng ngoặc kép
        [escape] dấu `\` lạ trong chữ đặt trong ngoặc kép
        [tab] thụt lề bằng phím Tab
        [documents] một tệp chỉ chứa một tài liệu (thừa một dòng `---`)
        [anchor] dấu `&` đầu giá trị làm mất từ ngay sau nó
        [alias] `*tên` trỏ tới một neo không có
        [loop] `*tên` nằm ngay trong chỗ mà nó trỏ tới
        [bracket] mở ngoặc vuông hoặc ngoặc nhọn mà không đóng
        [closing] đóng ngoặc vuông hoặc ngoặc nhọn mà không mở
        [dash] dấu `- ` ở chỗ không mở danh sách được
        [tag] dấu `!` đầu giá trị, hoặc dòng `%`, không dùng được ở đây
        [no-colon] dòng này thiếu `: ` ở chỗ cần một khóa
        [block] có chữ ngay sau ký hiệu mở đoạn
        [indent] thụt lề không khớp với các dòng trước
        [indent-depth] dòng này thụt vào { $own } dấu cách, dòng trước { $other }: không cùng cấp, cũng không mở được cấp con
        [depth] các giá trị lồng nhau quá 64 cấp
        [bomb] các bí danh (`*tên`) làm tệp phình ra quá mức
       *[other] không đọc tiếp được từ chỗ này ({ $detail })
    }
    .help = { $kind ->
        [space] viết `{ $meant }`
        [comma] nếu dấu phẩy là của lời thì đặt cả `{ $meant }` trong ngoặc kép
        [decimal] số đếm là số nguyên như 0, 1, 12; giữa hai mục cần có khóa của mỗi mục
        [after-bracket] đặt cả lời trong ngoặc kép
        [colon] đặt cả giá trị trong ngoặc kép, hoặc viết xuống dòng sau `>-`
        [sign] đặt giá trị trong ngoặc kép
        [control] xóa ký tự ấy
        [single-quote] thêm dấu `'` ở cuối; dấu `'` ở trong thì viết hai lần `''`
        [after-single-quote] đặt cả giá trị trong ngoặc kép; nếu giữ ngoặc đơn thì dấu `'` ở trong viết hai lần `''`
        [dash-space] viết `- `, có dấu cách sau dấu gạch
        [no-dash] nếu là một mục mới thì thêm `- ` ở đầu dòng; nếu là phần tiếp của dòng trên thì thụt vào sâu hơn dấu gạch
        [comma-missing] viết dấu phẩy giữa hai khóa: `, { $meant }:`
        [odd-space] thụt lề bằng dấu cách thường
        [quote] thêm dấu đóng ngoặc kép; trong ngoặc kép, dấu `"` viết là `\"`
        [after-quote] đặt cả giá trị trong ngoặc kép; dấu `"` ở trong viết là `\"`
        [escape] dấu `\` viết là `\\`, hoặc dùng ngoặc đơn
        [tab] dùng dấu cách
        [documents] bỏ dòng `---` và phần sau nó
        [anchor] đặt cả giá trị trong ngoặc kép
        [alias] đặt giá trị trong ngoặc kép nếu dấu `*` là chữ
        [loop] viết hẳn giá trị ra
        [bracket] thêm dấu đóng ngoặc, hoặc đặt giá trị trong ngoặc kép nếu dấu ngoặc là chữ
        [closing] bỏ dấu đóng ngoặc, hoặc đặt giá trị trong ngoặc kép nếu dấu ngoặc là chữ
        [dash] viết danh sách từ dòng sau, hoặc đặt giá trị trong ngoặc kép nếu dấu gạch là chữ
        [tag] đặt giá trị trong ngoặc kép nếu các dấu ấy là chữ; không thì bỏ đi
        [no-colon] viết `khóa: giá trị`, có dấu cách sau dấu hai chấm; chữ viết tiếp thì thụt vào sâu hơn khóa
        [block] viết nội dung từ dòng sau, thụt vào
        [indent] các khóa cùng cấp thụt vào cùng số dấu cách
        [indent-depth] các khóa cùng cấp thụt vào cùng số dấu cách
        [depth] bớt số cấp lồng nhau
        [bomb] viết hẳn các giá trị ra
       *[other] xem lại dòng này và dòng ngay trước nó
    }
    .before = so với dòng này; cũng có thể chính dòng này thụt sai
unquoted-expression = { $kind ->
        [listed] lời có `{"{{"}` viết trong ngoặc vuông hoặc ngoặc nhọn phải nằm trong ngoặc kép
       *[other] giá trị bắt đầu bằng `{"{{"}` phải nằm trong ngoặc kép
    }
    .help = viết `"{"{{"} … {"}}"} …"`, hoặc xuống dòng sau `>-`
format-unknown = phiên bản tệp `{ $got }` không được hỗ trợ
    .help = chương trình này đọc `format: 1`
unknown-key = không có khóa `{ $key }` ở đây
    .help = { $nearest ->
        [empty] các khóa dùng được: { $known }
       *[other] có phải `{ $nearest }`? các khóa dùng được: { $known }
    }
duplicate-key = { $kind ->
        [member] khóa `{ $key }` viết hai lần trong một mục: từ đây hình như là một mục mới, thiếu dấu gạch đầu dòng
       *[same] khóa `{ $key }` viết hai lần
    }
    .help = { $kind ->
        [member] thêm `- ` trước `{ $key }`; nếu không phải mục mới thì gộp hai chỗ lại
       *[same] xem hai chỗ, giữ lại chỗ đúng
    }
    .first = lần đầu ở đây
missing-key = { $state ->
        [without-value] `{ $key }` chưa có giá trị
        [text] kỳ `{ $key }` không có chỉ tiêu, cũng không có lời riêng
       *[absent] thiếu `{ $key }`
    }
    .help = { $state ->
        [without-value] viết giá trị sau `{ $key }:`; giá trị bắt đầu bằng `#` thì đặt trong ngoặc kép
        [text] thêm `texts: {"{"}{ $key }: …{"}"}`, hoặc giao chỉ tiêu cho kỳ ấy
       *[absent] thêm `{ $key }: …`
    }
wrong-type = cần { $expected ->
        [map] các khóa và giá trị (`khóa: giá trị`)
        [list] một danh sách (mỗi dòng bắt đầu bằng `- `)
        [key] một tên khóa
        [look] một giá trị
       *[scalar] một chữ hoặc số
    }, nhưng ở đây là { $got ->
        [dash] hai dấu gạch đầu dòng `- - `
        [nothing] chỗ trống
        [list] một danh sách
        [map] các khóa và giá trị
        [picture] một hình
       *[scalar] một chữ hoặc số
    }
    .help = { $got ->
        [picture] ô của bảng chỉ có chữ: đặt hình thành một mục `image` trên hoặc dưới bảng; hai đến bốn hình đặt cạnh nhau được
        [dash] xóa một dấu `- `; lời có gạch ngay đầu thì đặt trong ngoặc kép
       *[other] { $expected ->
        [list] viết mỗi mục trên một dòng, bắt đầu bằng `- `
        [map] viết `khóa: giá trị`, mỗi khóa một dòng, thụt vào
       *[scalar] chữ có dấu `: ` hoặc bắt đầu bằng ký hiệu thì đặt trong ngoặc kép
    }
    }
invalid-value = { $expected ->
        [period] `{ $got }` không phải là một kỳ
        [amount] `{ $got }` không phải là một số hay một khoảng
        [count] `{ $got }` không phải là một số đếm
        [decimal-comma] `{ $got }` có dấu chấm
        [decimals] `{ $got }` có nhiều số sau dấu phẩy hơn `{ $measure }` khai ở `decimals` ({ $most })
        [percent] `{ $got }` có dấu %, mà đơn vị tính của `{ $measure }` không phải là %
        [decimal-places] `{ $got }` số sau dấu phẩy là quá nhiều
        [number] `{ $got }` không phải là một số
        [cited-number] `{ $got }` không phải là số của một văn bản
        [date] `{ $got }` không phải là ngày
        [day] `{ $got }` chưa đủ ngày, tháng, năm
        [flag] `{ $got }` không phải là true hoặc false
        [name] `{ $got }` không dùng làm tên được
        [text] chỗ này phải có chữ
        [extent] một ô chiếm ít nhất một cột, một hàng
        [filled] danh sách này phải có ít nhất một mục
        [bound] `{ $got }` lại có văn bản khác đóng liền sau nó
        [signatures] { $got } chữ ký không đủ chỗ để đặt ngang nhau
        [beside] `{ $got }` không nằm cạnh tệp này
        [length] `{ $got }` không phải là độ dài hay số
        [look-text] `{ $got }` không phải là chữ
        [width] `{ $got }` không phải là bề rộng của một hình
        [page-width] `{ $got }` không phải là bề rộng của hình trong nội dung
        [pictures] { $got } hình không đặt cạnh nhau được
        [part-number] `{ $got }` không phải là số thứ tự của một phần
        [levels] văn bản có { $got } cấp đánh số, nhiều hơn số cấp khai ở `numbering`
        [holders] một chỉ tiêu giao cho chi bộ hoặc cho hội, đoàn thể, không cho cả hai
        [pattern] `{ $got }` không phải là biểu thức chính quy
        [holding] `{ $got }` giao cho hội, đoàn thể còn chỉ tiêu khác trong bảng giao cho chi bộ, hoặc ngược lại
        [document-type] tệp này không phải là `{ $got }`
        [no-model] mẫu `{ $got }` khai ở đây không có tác dụng
       *[word] `{ $got }` không phải giá trị dùng được ở đây
    }
    .help = { $expected ->
        [period] { $mended ->
            [empty] viết `2026`, `2026-Q2`, `2026-H1`, `2026-9M`, `2026-M05`, `2026-W12`, `2023-2025` hoặc `each-year`
           *[other] viết `{ $mended }`
        }
        [amount] { $mended ->
            [empty] viết `25`, `9 - 11`, `at least 25`, `more than 3`, `at most 10`, `less than 3`, `up 2 from 2025`, `down 2 from 2025` hoặc `reached`
           *[other] viết `{ $mended }`
        }
        [decimal-comma] số thập phân viết dấu phẩy: `{ $mended }`; trong ngoặc nhọn viết kèm nháy: `"{ $mended }"`; hàng nghìn viết liền
        [decimals] bớt số sau dấu phẩy, hoặc tăng `decimals`
        [percent] bỏ dấu %, hoặc khai `unit: "%"`
        [decimal-places] viết từ 0 đến 3
        [count] viết số nguyên như 0, 1, 12, không có dấu chấm, dấu phẩy, dưới 1 tỷ
        [number] viết số nguyên như 0, 1, 12
        [cited-number] viết `24`, `24a`, hoặc kèm năm `30/2020`
        [date] { $mended ->
            [empty] viết năm-tháng-ngày: `2026-06-12`; bản dự thảo có thể viết `2026-06` hoặc `2026`
           *[other] viết `{ $mended }`
        }
        [day] viết đủ năm-tháng-ngày: `2026-06-12`
        [flag] viết `true` hoặc `false`
        [name] dùng chữ thường a–z (không dấu tiếng Việt), chữ số và `_`, bắt đầu bằng chữ
        [text] viết nội dung, hoặc bỏ cả khóa
        [extent] viết 2, 3 …, hoặc bỏ khóa này
        [filled] thêm một mục
        [bound] ghi cả các văn bản ấy ở đây theo thứ tự, và bỏ ở văn bản kia
        [signatures] giữ lại nhiều nhất ba chữ ký
        [beside] đặt hình vào cùng thư mục với tệp này và chỉ viết tên hình
        [length] viết độ dài kèm đơn vị, `14pt` hoặc `20mm`, hoặc một số
        [look-text] đặt trong dấu nháy
        [width] viết độ dài kèm đơn vị, `42 mm` hoặc `4,2 cm`, từ 5 đến 120 mm
        [page-width] viết độ dài kèm đơn vị, `120 mm` hoặc `12 cm`, từ 5 đến 165 mm
        [pictures] ghi từ hai đến bốn hình; hình khác đặt ở một `image` khác
        [part-number] viết số nguyên từ 1 đến 999; chữ cái, số La Mã cũng viết bằng số: 5 là `V`, là `đ`
        [levels] thêm cấp vào `numbering`, hoặc bớt cấp trong văn bản
        [holders] tách thành hai chỉ tiêu
        [pattern] viết theo cú pháp biểu thức chính quy của Rust
        [holding] tách thành hai bảng
        [document-type] bỏ khóa `type`: tên tệp đã cho biết loại văn bản
        [no-model] chỉ `plan.yaml` của kế hoạch khai `model`; bỏ khóa này
       *[word] { $nearest ->
            [empty] các giá trị dùng được: { $known }
           *[other] có phải `{ $nearest }`? các giá trị dùng được: { $known }
        }
    }
    .bound = ở đây
no-such-day = { $kind ->
        [month] một năm chỉ có 12 tháng: `{ $got }`
        [quarter] một năm chỉ có 4 quý: `{ $got }`
       *[day] lịch không có ngày `{ $got }`
    }
    .help = { $kind ->
        [month] xem lại tháng
        [quarter] xem lại quý
       *[day] kiểm tra lại ngày và tháng
    }
id-twice = mã `{ $id }` đã có
    .help = mỗi đơn vị, tổ chức, chỉ tiêu có một mã riêng, không phân biệt chữ hoa chữ thường
    .first = lần đầu ở đây
id-unusable = mã `{ $id }` không dùng được
    .help = { $nearest ->
        [empty] dùng chữ a–z (không dấu tiếng Việt), chữ số và gạch nối, ví dụ `dien-yen`; mã không bao giờ đổi
       *[other] có phải `{ $nearest }`? ở đây ghi mã, không ghi tên; mã chỉ có chữ a–z (không dấu), chữ số và gạch nối
    }
unknown-id = không có `{ $id }`
    .help = { $kind ->
        [period] { $nearest ->
            [empty] các kỳ đã có: { $known }
           *[other] có phải `{ $nearest }`? các kỳ đã có: { $known }
        }
       *[other] { $nearest ->
            [empty] { $known ->
                [empty] chưa khai mục nào như vậy
               *[other] các mã đã có: { $known }
            }
           *[other] có phải `{ $nearest }`? các mã đã có: { $known }
        }
    }
node-kind = { $kinds ->
        [empty] mục này không có khóa nào cho biết nó là gì
        [sentence] dấu `: ` làm phần đầu câu này thành một khóa
       *[other] mục này có nhiều khóa loại trừ nhau: { $kinds }
    }
    .help = { $kinds ->
        [sentence] đặt cả câu trong ngoặc kép, hoặc viết sau `>-` ở dòng dưới
       *[other] { $nearest ->
            [empty] mỗi mục có đúng một trong các khóa: { $known }
           *[other] có phải `{ $nearest }`? mỗi mục có đúng một trong các khóa: { $known }
        }
    }
cell-count = { $kind ->
        [merged] các ô của hàng này chiếm { $got } cột, mà còn trống { $expected } cột
       *[plain] hàng này có { $got } ô, còn bảng có { $expected } cột
    }
    .help = { $kind ->
        [merged] viết một ô cho mỗi cột chưa bị ô gộp chiếm (`rows` của hàng trên, `columns` của hàng này), ô trống viết `""`
       *[plain] viết mỗi cột một ô, ô trống viết `""`; lời có dấu phẩy thì đặt trong ngoặc kép, hoặc viết mỗi ô một dòng `- …`
    }
cell-span = { $kind ->
        [overlap] ô này lấn sang cột mà ô gộp của hàng trên còn chiếm
       *[height] ô này gộp nhiều hàng hơn { $rows } hàng còn lại đến cuối bảng hoặc đến tên nhóm sau
    }
    .help = { $kind ->
        [overlap] giảm `columns` của ô này, hoặc `rows` của ô ở trên
       *[height] giảm `rows`, hoặc thêm các hàng còn thiếu
    }
unprintable = ký tự không in được { $character }{ $count ->
        [1] {""}
       *[other] {" "}(và { $count } ký tự như vậy trong đoạn này)
    }
    .help = xóa ký tự ẩn này; thường nó lẫn vào khi chép từ trang mạng hoặc tệp PDF

## Biểu thức trong văn bản

expression-syntax = không đọc được biểu thức: { $kind ->
        [unclosed] mở hai dấu ngoặc nhọn mà không đóng
        [brace] mới đóng một dấu ngoặc nhọn, phải đóng hai dấu
        [incomplete] còn thiếu một phần
        [unexpected] chỗ này có phần không hợp
        [nested] lồng nhau quá nhiều cấp
        [long] biểu thức quá dài
       *[other] { $detail }
    }
    .help = { $kind ->
        [brace] viết thêm một dấu `{"}"}`
        [unclosed] viết {"`}}`"} ở cuối biểu thức
       *[other] biểu thức viết `{"{{"} tên.tên | bộ-lọc {"}}"}`; muốn in hai dấu ngoặc nhọn thì viết `{"{{"} "{"{{"}" {"}}"}`
    }
unknown-name = dữ liệu không có `{ $name }`
    .help = { $nearest ->
        [empty] { $known ->
            [empty] kiểm tra lại tên
           *[other] ở đây có: { $known }
        }
       *[other] có phải `{ $nearest }`? ở đây có: { $known }
    }
expression-unread = chỗ này không tính biểu thức: `{ $text }` sẽ in ra nguyên như vậy
    .help = viết thẳng giá trị vào đây; biểu thức chỉ dùng được trong lời văn
expression-failed = không tính được `{ $expression }`: { $detail ->
        [count] cần một số đếm
        [date] cần một ngày
        [citation] cần một văn bản được dẫn
        [annex] không có phụ lục số này
        [arguments] thiếu hoặc thừa tham số của bộ lọc hay hàm, ví dụ `rate(25)`
        [operator] không làm được phép tính này; mã có gạch nối viết trong ngoặc vuông: `units["thon-1"]`
        [period] cần một kỳ, ví dụ `period("2026-Q2")`
        [ids] cần danh sách mã, ví dụ `names(["thon-1", "thon-2"])`
        [method] bộ lọc viết sau dấu `|`, ví dụ `plan.place | upper`
        [decimal] kết quả không phải số nguyên
        [nothing] không có kết quả khi điều kiện không đúng
        [not-text] kết quả không phải chữ, cũng không phải số nguyên
        [too-long] kết quả quá dài
        [unprintable] kết quả có ký tự không in được
        [work] phải tính quá nhiều
        [repeated] không nhân được chữ hay danh sách
        [exact] số quá lớn, phần lẻ không còn đúng
        [year] năm thì không chấm hàng nghìn: bỏ `| thousands`
       *[other] { $detail }
    }
    .help = { $detail ->
        [nothing] viết thêm phần `else "…"`, ví dụ `"a" if x else ""`
       *[other] kiểm tra lại giá trị và bộ lọc
    }

## Số liệu

totals-disagree = { $period ->
        [empty] cộng theo kỳ được { $by_period }, cộng theo đơn vị được { $by_holder }
       *[other] { $period }: viết { $by_period }, cộng theo đơn vị được { $by_holder }
    }
    .help = sửa một trong hai, hoặc bỏ số cộng theo kỳ: chương trình tự cộng
    .shares = các đơn vị cộng lại từ đây
stated-total = tổng viết là { $stated }, cộng lại được { $sum }
    .help = sửa các số thành phần, hoặc bỏ số tổng: chương trình tự cộng
unknown-unit-name = không có đơn vị nào tên `{ $name }`
    .help = có phải `{ $nearest }`? viết đúng tên trong quotas.yaml, hoặc dùng {"{{"} unit["mã"] {"}}"}
target-in-prose = lời văn viết { $written }, dữ liệu ghi { $kind ->
        [exactly] { $from }
        [least] ít nhất { $from }
       *[range] { $from } - { $to }
    }
    .help = sửa cho khớp; viết `{ $expression }` thì số luôn lấy từ dữ liệu
    .figure = số trong dữ liệu ở đây
figure-typed = số { $written } gõ tay, dữ liệu đã có
    .help = viết `{ $expression }` để khi dữ liệu đổi thì lời văn đổi theo
    .figure = số trong dữ liệu ở đây
rate-disagrees = { $part }/{ $whole } là { $rate }, không phải { $written }
    .help = sửa tỷ lệ, hoặc để chương trình tính bằng bộ lọc `rate`
    .whole = tổng số ghi ở đây
target-missed = mục tiêu đề ra { $kind ->
        [exactly] { $from }
        [least] ít nhất { $from }
       *[range] { $from } - { $to }
    }, nhưng phân bổ cộng lại được { $total }
    .help = sửa mục tiêu (`target`) hoặc các số phân bổ cho khớp nhau
    .allotted = phân bổ bắt đầu từ đây
period-outside = kỳ `{ $part }` nằm ngoài kỳ `{ $whole }` của chỉ tiêu
    .help = sửa kỳ của số liệu, hoặc kỳ của chỉ tiêu
    .part = kỳ đầu tiên ở đây
periods-overlap = kỳ `{ $other }` trùng thời gian với kỳ `{ $one }`: số liệu sẽ bị cộng hai lần
    .help = chỉ ghi một loại kỳ: các quý, hoặc hai nửa năm, hoặc cả năm
    .usual = các kỳ khác ghi như thế này
no-periods = chỉ tiêu `{ $quota }` không chia theo kỳ
    .help = thêm `periods:`, hoặc ghi số của mỗi đơn vị theo kỳ
    .quota = chỉ tiêu ở đây
no-holders = chỉ tiêu `{ $quota }` không giao cho đơn vị nào, không có gì để lập bảng
    .help = thêm `units:` hoặc `organisations:`
    .quota = chỉ tiêu ở đây

quotas-disagree = { $holder ->
        [empty] {""}
       *[other] { $holder }:{" "}
    }{ $kind ->
        [same] hai chỉ tiêu cùng đếm một việc trong một kỳ mà lệch nhau{ $part ->
            [empty] {""}
           *[other] {" "}ở `{ $part }`
        }: `{ $first }` là { $first_count }, `{ $other }` là { $other_count }
        [more] chỉ tiêu của cả kỳ nhỏ hơn chỉ tiêu của phần nằm trong kỳ: { $whole } là { $whole_count }, còn { $parts } là { $parts_count }
       *[less] chỉ tiêu các phần cộng lại không đủ chỉ tiêu của cả kỳ: { $whole } là { $whole_count }, còn { $parts } là { $parts_count }
    }
    .help = { $kind ->
        [same] sửa một trong hai, hoặc chỉ giữ một chỉ tiêu
       *[other] sửa số của cả kỳ hoặc số của các phần; nếu chúng đếm hai việc khác nhau thì chấp nhận kèm lý do
    }
    .first = chỉ tiêu kia ở đây
    .whole = chỉ tiêu của cả kỳ ở đây
    .part = chỉ tiêu của một phần ở đây
results-disagree = { $holder ->
        [empty] {""}
       *[other] { $holder }:{" "}
    }{ $kind ->
        [same] hai kết quả của cùng một việc trong một kỳ mà lệch nhau{ $part ->
            [empty] {""}
           *[other] {" "}ở `{ $part }`
        }: `{ $first }` là { $first_count }, `{ $other }` là { $other_count }
        [more] kết quả của cả kỳ nhỏ hơn kết quả của phần nằm trong kỳ: { $whole } là { $whole_count }, còn { $parts } là { $parts_count }
       *[less] kết quả các phần cộng lại không đủ kết quả của cả kỳ: { $whole } là { $whole_count }, còn { $parts } là { $parts_count }
    }
    .help = { $kind ->
        [same] sửa một trong hai, hoặc chỉ giữ một; số tính đến ngày nào thì ghi ở `as_of`
       *[other] sửa số của cả kỳ hoặc số của các phần; số tính đến ngày nào thì ghi ở `as_of`
    }
    .first = kết quả kia ở đây
    .whole = kết quả của cả kỳ ở đây
    .part = kết quả của một phần ở đây
name-twice = tên `{ $name }` đã có ở trên: trong bảng và thông báo không ai phân biệt được
    .help = ghi tên cho khác nhau (thêm thôn, trường, số …), hoặc bỏ một dòng nếu ghi thừa
    .first = tên ấy ghi lần đầu ở đây
part-beyond-whole = { $holder ->
        [empty] {""}
       *[other] { $holder }:{" "}
    }`{ $part }` là { $part_count }, nhiều hơn `{ $whole }` là { $whole_count }
    .help = một phần không thể nhiều hơn cả: sửa một trong hai số
    .whole = số của cả ở đây
words-disagree = { $kind ->
        [weekday] ngày { $figures } là { $expected }, không phải { $words }
       *[count] số viết bằng chữ `{ $words }` là { $said }, số bên cạnh là { $figures }
    }
    .help = { $kind ->
        [weekday] xem lại thứ và ngày
       *[count] sửa cho khớp: { $figures } viết bằng chữ là `{ $expected }`; số lấy từ dữ liệu thì dùng bộ lọc `words`
    }
result-beyond-quota = { $holder ->
        [empty] { $period ->
            [empty] kết quả { $reached } nhiều hơn chỉ tiêu { $asked }
           *[other] kỳ { $period }: kết quả { $reached } nhiều hơn chỉ tiêu { $asked }
        }
       *[other] { $holder }: kết quả { $reached } nhiều hơn chỉ tiêu { $asked }
    }{ $more ->
        [0] {""}
       *[other] {" "}(và { $more } chỗ nữa: { $others })
    }
    .help = nếu đúng là vượt chỉ tiêu thì không phải sửa; nếu không, sửa kết quả hoặc chỉ tiêu
    .quota = chỉ tiêu ở đây
    .again = chỗ này cũng vượt
result-below-target = kết quả { $reached } chưa đạt mục tiêu `{ $quota }`: { $target }
    .help = nếu đúng là chưa đạt thì không phải sửa; nếu không, sửa kết quả hoặc mục tiêu
    .target = mục tiêu ở đây
base-missing = mục tiêu `{ $quota }` so với { $year ->
        [empty] đầu nhiệm kỳ, mà chưa có kết quả `{ $measure }` nào ghi là mức đầu nhiệm kỳ
       *[other] năm { $year }, mà chưa có kết quả `{ $measure }` của năm ấy
    }
    .help = thêm kết quả vào results.yaml: `measure: { $measure }`, { $year ->
        [empty] `baseline: true`
       *[other] `period: { $year }`
    }
not-additive = { $sum ->
        [shares] số của `{ $measure }` không cộng được qua các kỳ
        [progress] `{ $measure }` không cộng được qua các kỳ, không có dòng tiến độ lũy kế
       *[share] `{ $measure }` không cộng được qua các đơn vị, không có tỷ lệ của từng đơn vị trong tổng
    }
    .help = { $sum ->
        [shares] mỗi đơn vị ghi một số; mức của từng kỳ ghi ở `periods`, hoặc thành nhiều kết quả có `as_of`
        [progress] dùng `target_table`, hoặc viết lời dẫn `quota.<mã>.periods`; nếu cộng được thì khai `adds_up: true`
       *[share] dùng cột `quota`; nếu cộng được thì khai `adds_up: true`
    }
    .quota = chỉ tiêu ở đây
result-without-quota = { $holder } có kết quả { $count } mà không có tên trong chỉ tiêu{ $report ->
        [empty] {""}
       *[other] {" "}đang có hiệu lực của báo cáo { $report }, nên bảng của báo cáo thiếu đơn vị này
    }
    .help = { $report ->
        [empty] thêm đơn vị vào chỉ tiêu (có thể ghi 0), hoặc chuyển kết quả về đúng đơn vị
       *[other] ban hành kế hoạch có chỉ tiêu của đơn vị này trước khi ban hành báo cáo
    }
    .quota = chỉ tiêu ở đây
unit-life = { $kind ->
        [both] { $unit } vừa sáp nhập vào một đơn vị vừa chia thành nhiều đơn vị
        [carried] phần của { $unit } được tính cho một đơn vị không tách ra từ nó
        [order] { $unit } kết thúc ngày { $until }, trước ngày bắt đầu { $from }
        [renaming] tên mới của { $unit } từ ngày { $from } nằm ngoài thời gian hoạt động của nó, hoặc có trước tên ghi ở trên
        [one-part] { $unit } chia tách mà chỉ thành một đơn vị
        [twice] { $unit } chia tách thành { $part } hai lần: các phần của một lần chia tách không trùng nhau
        [circle] { $unit } thành { $part }, rồi { $part } lại thành { $unit }
       *[successor] { $unit } thành { $part }, mà ngày { $day } chưa có, hoặc không còn { $part }
    }
    .help = { $kind ->
        [both] chỉ giữ một trong hai khóa `merged_into`, `split_into`
        [carried] ghi một trong các mã ở `split_into`, hoặc bỏ `carried_to`: chỉ tiêu, kết quả cũ khi ấy đứng thành hàng riêng
        [order] sửa `from` hoặc `until`
        [renaming] ghi các tên theo thứ tự ngày, trong khoảng từ `from` đến `until`
        [one-part] chỉ đổi tên thì dùng `renamed`; nhập vào đơn vị khác thì dùng `merged_into`
        [twice] mỗi đơn vị mới ghi một lần
        [circle] sửa `merged_into` hoặc `split_into` của một trong các đơn vị ấy
       *[successor] sửa `until` của đơn vị cũ hoặc `from` của đơn vị mới: đơn vị mới có từ ngày hôm sau
    }
    .from = ngày bắt đầu ở đây
    .first = ghi lần đầu ở đây
    .merged = sáp nhập ghi ở đây
    .life = thời gian hoạt động ghi ở đây
outside-unit-life = { $holder } có { $what ->
        [quota] chỉ tiêu
       *[result] kết quả
    } của kỳ { $period }, mà { $edge ->
        [until] chỉ hoạt động đến { $day }
       *[from] đến { $day } mới có
    }
    .help = { $edge ->
        [until] chuyển số ấy cho đơn vị thay thế, hoặc sửa `until`
       *[from] chuyển số ấy cho đơn vị có trước, hoặc sửa `from`
    }
    .life = thời gian hoạt động ghi ở đây
not-reported = báo cáo kỳ { $report } còn thiếu kết quả của `{ $quota }`: { $units ->
        [empty] { $count } kỳ
       *[other] { $units }
    }
    .help = ghi thêm kết quả (không có thì ghi `0`), hoặc nêu tên trong báo cáo: `{"{{"} standing.{ $quota }.unreported {"}}"}`
excess-offsets = `{ $quota }` còn phải đạt { $remaining }, nhưng các nơi chưa đạt còn thiếu { $lacking }: nơi khác vượt { $excess } bù vào
    .help = viết `{"{{"} standing.{ $quota }.lacking {"}}"}`, hoặc nêu số vượt: `{"{{"} standing.{ $quota }.excess {"}}"}`
group-nesting = nhóm { $group } nằm trong { $parent }, mà { $parent } lại nằm trong nhóm khác: nhóm chỉ có hai cấp
    .help = xếp { $group } vào một nhóm cấp trên cùng
unit-count = { $then ->
        [none] lời văn viết { $written }; theo dữ liệu, ngày { $now } có { $count }
       *[other] `{ $written }` là số của ngày { $then }; ngày { $now } có { $count }
    }
    .help = viết `{ $expression }`
result-after-as-of = có kết quả của kỳ { $period } nhưng số liệu chỉ tính đến { $as_of }
    .help = sửa `as_of`, hoặc chuyển kết quả về đúng kỳ
    .as_of = ngày tính số liệu ở đây
result-before-quota = kết quả của kỳ { $period } có trước kỳ { $whole } của chỉ tiêu, không tính vào chỉ tiêu ấy
    .help = sửa kỳ của kết quả hoặc kỳ của chỉ tiêu; nếu chỉ để so sánh thì không phải sửa
    .quota = chỉ tiêu ở đây
years-added = cột `{ $figure }` có vẻ là năm, nhưng được in như số đếm (2.019) và cộng lại
    .help = nếu là năm thì ghi trong ngoặc kép (`"2019"`), hoặc đặt tên số liệu hay tiêu đề cột bắt đầu bằng `năm`
result-not-split = kết quả `{ $result }` không ghi theo từng kỳ nhỏ đến mức ấy, nên báo cáo kỳ { $report } không biết đã đạt bao nhiêu
    .help = ghi số của { $missing } ở `periods` hoặc ở từng đơn vị; hoặc ghi `as_of` là ngày cuối của số liệu, nằm trong kỳ báo cáo
result-of-period-unknown = { $kind ->
        [earlier] kết quả `{ $result }` mới tính đến ngày { $as_of }, trước kỳ báo cáo { $report }: báo cáo in số đến ngày ấy như là số của cả kỳ
       *[unsplit] kết quả `{ $result }` tính gộp từ đầu kỳ của nó, nên không biết riêng kỳ { $report } đạt bao nhiêu: số của riêng kỳ được lấy bằng toàn bộ số ấy, trừ phần đã biết của các kỳ trước
    }
    .help = { $kind ->
        [earlier] ghi kết quả của kỳ báo cáo và sửa `as_of` thành ngày cuối của số liệu
       *[unsplit] ghi kết quả theo từng kỳ; nếu văn bản chỉ dùng số lũy kế thì chấp nhận kèm lý do
    }
dates-out-of-order = { $kind ->
        [cited] dẫn văn bản đề ngày { $date }, sau ngày của chính văn bản này ({ $own })
        [replaced] văn bản được thay thế đề ngày { $date }, không trước ngày của chính văn bản này ({ $own })
        [plan] văn bản đề ngày { $own }, trước kế hoạch mà nó dẫn ({ $date })
        [counted] số liệu tính đến ngày { $date }, sau ngày của văn bản ({ $own })
        [span] thời gian kết thúc ({ $date }) có trước thời gian bắt đầu ({ $own })
        [reached] có kết quả của kỳ bắt đầu ngày { $date }, sau ngày của văn bản ({ $own })
       *[period] báo cáo đề ngày { $own }, khi kỳ báo cáo chưa bắt đầu ({ $date })
    }
    .help = kiểm tra lại hai ngày
    .cited = văn bản được dẫn đầu tiên
    .own = ngày của văn bản này
    .plan = ngày của kế hoạch
number-twice = { $kind ->
        [year] số { $number } đã dùng cho một văn bản cùng loại trong cùng năm
       *[term] số { $number } đã dùng cho một văn bản cùng loại trong cùng nhiệm kỳ
    }
    .help = { $kind ->
        [year] số văn bản của mỗi loại chạy liên tục từ 01 trong một năm: lấy số tiếp theo; nếu đúng là trùng thì chấp nhận (`accept`) kèm lý do
       *[term] số văn bản của mỗi loại chạy liên tục từ 01 trong cả nhiệm kỳ: lấy số tiếp theo; nếu đúng là trùng thì chấp nhận (`accept`) kèm lý do
    }
    .first = số này đã dùng ở đây

## Văn bản

abstract-capital = trích yếu bắt đầu bằng chữ hoa: `{ $word }`
    .help = viết thường chữ đầu; nếu đó là tên riêng thì có thể bỏ qua cảnh báo này
annex-not-mentioned = có phụ lục nhưng văn bản không nhắc đến
    .help = nhắc đến phụ lục trong văn bản, ví dụ "(có phụ lục kèm theo)" hoặc {"{{ annex() }}"}
typed-mark = { $kind ->
        [bold] `{ $mark }` sẽ in ra nguyên như gõ
        [number] `{ $mark }` sẽ in hai lần: số đề mục do chương trình đánh
        [items] `{ $mark }` sẽ in sau dấu gạch đầu dòng: gạch đầu dòng do chương trình viết
        [item] `{ $mark }` sẽ in sau dấu gạch đầu dòng: gạch đầu dòng do chương trình viết
       *[dash] `{ $mark }` sẽ in hai lần: dấu đầu dòng do chương trình viết
    }
    .help = { $kind ->
        [bold] muốn in đậm thì viết {"{{"} bold("{ $inside }") {"}}"}; đề mục thì đã đậm sẵn
        [item] xóa `{ $mark }`; muốn có đoạn đánh số thì viết `text:` thay cho gạch đầu dòng
       *[other] xóa `{ $mark }`
    }
numbers-jump = { $kind ->
        [unprinted] phần thuộc cấp này không in số, nên `number` không có tác dụng
       *[jump] số thứ tự các phần không liền nhau: `{ $written }` ở chỗ lẽ ra là { $next }{ $count ->
            [1] {""}
           *[other] , cả thảy { $count } chỗ như vậy
        }
    }
    .help = { $kind ->
        [unprinted] bỏ `number`, hoặc cho phần này một cấp có số
       *[jump] số theo văn bản khác thì để nguyên; không thì bỏ `number`
    }
section-untitled = phần này mất đề mục `{ $title }` và số thứ tự
    .help = viết `{"{"}title: {$title}, body: [ … ]{"}"}`; muốn bỏ hẳn phần này thì viết `[]`
    .model = đề mục ở mẫu
symbol-mismatch = { $kind ->
        [number] ký hiệu `{ $symbol }` có cả số
        [normative] ký hiệu `{ $symbol }` là của văn bản quy phạm pháp luật, có thể thức riêng
        [shape] ký hiệu `{ $symbol }` không đúng cách viết của thể thức
        [cited] ký hiệu `{ $symbol }` không phải của { $document }
        [body] ký hiệu `{ $symbol }` không phải của cơ quan ban hành ({ $document })
       *[kind] ký hiệu `{ $symbol }` không phải của { $document }
    }
    .help = { $kind ->
        [normative] chương trình không làm văn bản quy phạm pháp luật; văn bản khác có ký hiệu `{ $expected }`, không có năm
        [number] số ghi ở khóa `number`; ký hiệu chỉ là `{ $expected }`
       *[kind] có phải `{ $expected }`?
    }
authority-mismatch = { $kind ->
        [form] `{ $authority }`: thể thức này viết `{ $form }`
        [committee-for-deputy] `{ $authority }`: tập thể không ký thay
        [no-deputy] `{ $authority }` nhưng chức vụ là `{ $position }`, không phải cấp phó
        [person-as-committee] `{ $authority }`: không thay mặt một người
        [other-body] `{ $authority }` không phải cơ quan ban hành văn bản này
        [other-position] cơ quan ban hành văn bản này không có chức vụ `{ $position }`
       *[deputy-without-for] `{ $authority }` mà cấp phó ký (`{ $position }`) thì phải có thêm dòng KT.
    }
    .help = { $kind ->
        [form] viết `{ $form }`
        [other-body] sau `{ $form }` ghi tên cơ quan ban hành, hoặc xem lại `issuer`
        [other-position] ghi chức vụ trong cơ quan ban hành, hoặc xem lại `issuer`
        [committee-for-deputy] tập thể lãnh đạo ký thay mặt: T/M
        [no-deputy] ghi chức vụ của người ký thay, ví dụ PHÓ BÍ THƯ; nếu cấp trưởng ký thì bỏ K/T
        [person-as-committee] cấp phó ký thay cấp trưởng thì viết K/T; thay mặt tập thể thì ghi tên tập thể
       *[deputy-without-for] thêm dòng `KT. CHỦ TỊCH` vào `authority`
    }
signer-title = trước họ tên người ký có `{ $title }`
    .help = chỉ ghi họ và tên
end-mark-typed = `./.` gõ tay: dấu kết thúc văn bản do chương trình đặt theo thể thức, chỉ một lần ở cuối
    .help = viết dấu chấm
recipient-mark = dấu `{ $mark }` gõ tay: dấu cuối dòng do chương trình đặt
    .help = xóa `{ $mark }`
recipient-archive = { $kind ->
        [state] `{ $written }`: văn bản của cơ quan nhà nước viết `Lưu: VT`
       *[party] `{ $written }`: văn bản của Đảng không viết `Lưu:`, không viết VT
    }
    .help = { $kind ->
        [state] viết `Lưu: VT`, rồi đơn vị soạn thảo, ví dụ `Lưu: VT, VX`
       *[party] viết tên nơi lưu, ví dụ `{ $office }`
    }
recipient-first = văn bản có phần Kính gửi mà nơi nhận đầu tiên là `{ $written }`
    .help = nơi nhận bắt đầu bằng `Như trên`
abstract-end = trích yếu kết thúc bằng dấu `{ $mark }`
    .help = xóa `{ $mark }`
abstract-vv = trích yếu bắt đầu bằng `{ $written }`
    .help = `V/v` chỉ dùng ở công văn; viết thẳng nội dung, hoặc bắt đầu bằng `về`
date-padding = { $kind ->
        [quarter] quý viết bằng số La Mã, không viết `{ $written }`
        [time] giờ viết lẫn hai cách: `{ $written }`
       *[other] ngày `{ $written }` viết chưa đúng cách
    }
    .help = { $kind ->
        [quarter] viết `{ $mended }`
        [time] viết `{ $mended }`
        [marks] viết `{ $mended }`: giữa ngày, tháng, năm là dấu `/`
       *[nought] viết `{ $mended }`: thêm số 0 trước ngày dưới 10 và tháng 1, tháng 2; không thêm trước các tháng khác
    }
count-padding = số đếm dưới 10 viết `{ $written }`
    .help = viết `{ $mended }`
number-form = { $kind ->
        [letter] chữ cái lẫn trong số: `{ $written }`
        [groups] `{ $written }`: có nhóm thiếu hoặc thừa chữ số
        [unit] đơn vị viết tắt, viết liền vào số: `{ $written }`
        [falling] khoảng viết ngược, số sau nhỏ hơn số trước: `{ $written }`
       *[english] `{ $written }` viết theo kiểu tiếng Anh
    }
    .help = { $kind ->
        [letter] viết `{ $mended }`
        [groups] xem lại số: sau mỗi dấu chấm có đủ ba chữ số
        [unit] viết `{ $mended }`
        [falling] có phải `{ $mended }`?
       *[english] viết `{ $mended }`: dấu phẩy trước phần thập phân, dấu chấm giữa các hàng nghìn
    }
citation-comma = { $kind ->
        [extra] thừa dấu phẩy giữa `{ $cited }` và ngày
       *[missing] thiếu dấu phẩy giữa `{ $cited }` và ngày
    }
    .help = { $kind ->
        [extra] bỏ dấu phẩy trước chữ `ngày`, hoặc dẫn bằng {"{{"} cite.tên | cite {"}}"}
       *[missing] viết dấu phẩy trước chữ `ngày`, hoặc dẫn bằng {"{{"} cite.tên | cite {"}}"}
    }
double-space = thừa dấu cách
    .help = chỉ để một dấu cách
space-before-mark = có dấu cách trước dấu `{ $mark }`
    .help = viết dấu liền với chữ đứng trước
single-brace = `{ $name }` trong ngoặc nhọn đơn sẽ in ra nguyên như vậy
    .help = biểu thức viết trong hai lần ngoặc nhọn: {"{{"} { $name } {"}}"}
placeholder = còn chỗ chưa điền: `{ $text }`
    .help = điền nội dung trước khi ban hành
placeholder-issued = văn bản đã ban hành còn chỗ chưa điền: `{ $text }`
    .help = điền nội dung, hoặc để `state: draft`
dissolved-body = `{ $body }` không còn từ ngày { $gone }
    .help = { $successor ->
        [empty] thay bằng cơ quan hiện nay; nếu nói về trước kia thì viết rõ: nguyên, trước đây, (cũ)
       *[other] nay là { $successor }; nếu nói về trước kia thì viết rõ: nguyên, trước đây, (cũ)
    }
superseded-rule = { $rule } đã được thay thế
    .help = dẫn { $successor }
not-nfc = { $kind ->
        [alike] `{ $written }` có chữ trông giống Đ mà không phải chữ Đ, trong tệp có thể còn chỗ khác
       *[apart] tệp có chữ và dấu tách rời (Unicode tổ hợp), ví dụ ở đây; chương trình vẫn đọc đúng
    }
    .help = { $kind ->
        [alike] gõ lại chữ Đ (U+0110), đ (U+0111) của tiếng Việt, để tìm kiếm và so sánh không bỏ sót
       *[apart] lưu lại tệp bằng Unicode dựng sẵn, để tìm kiếm và so sánh không bỏ sót
    }
comment-in-text = phần sau dấu # là ghi chú, sẽ không in ra: `{ $text }`
    .help = nếu là lời văn thì đặt cả đoạn trong ngoặc kép; nếu đúng là ghi chú thì viết cách chữ # một dấu cách
legacy-encoding = chữ viết theo bảng mã cũ { $encoding }, in ra sẽ sai
    .help = viết bằng Unicode: `{ $converted }`
legacy-word = `{ $written }` giống chữ viết theo bảng mã cũ { $encoding }, in ra sẽ nguyên như thế
    .help = nếu là `{ $converted }` thì viết lại như vậy; nếu đúng là ký hiệu thì chấp nhận (`accept`) kèm lý do
item-joined = { $count ->
        [1] dòng này bắt đầu bằng gạch đầu dòng nhưng thụt vào sâu hơn danh sách nên bị nối vào dòng trên
       *[other] { $count } dòng bắt đầu bằng gạch đầu dòng nhưng thụt vào sâu hơn danh sách nên bị nối vào dòng trên
    }
    .help = { $kind ->
        [nested] muốn các dòng này là cấp con trong nội dung thì viết `- text: …` rồi `items:` ở dưới, mỗi dòng một mục; muốn ngang hàng thì viết dấu gạch thẳng cột với dấu gạch ở trên
       *[alike] viết dấu gạch thẳng cột với dấu gạch của mục trên; nếu đúng là một câu thì viết dấu gạch liền dòng trên
    }
    .above = bị nối vào đây
spelling-mixed = lẫn hai cách đặt dấu thanh: `{ $rare }` ({ $rare_count } lần) và `{ $usual }` ({ $usual_count } lần)
    .help = viết thống nhất một cách trong cả văn bản
    .usual = cách dùng nhiều hơn, ví dụ ở đây
    .again = ở đây nữa
spelling-differs = lời văn viết `{ $written }`, còn chữ do chương trình viết trong cùng văn bản là `{ $own }`
    .help = ghi `spelling: { $setting }` trong tệp của kế hoạch, hoặc trong kehoach.yaml cho mọi kế hoạch
misspelt = { $kind ->
        [phrase] có phải `{ $written }` là `{ $expected }`?
       *[syllable] tiếng Việt không có chữ `{ $written }`
    }
    .help = { $kind ->
        [phrase] viết `{ $expected }`, hoặc chấp nhận nếu đúng là `{ $written }`
       *[syllable] xem lại chính tả của chữ này
    }
word-doubled = { $kind ->
        [type] trích yếu lặp lại tên loại văn bản: `{ $word }`
        [recipient] nơi nhận ghi hai lần: `{ $word }`
       *[word] chữ `{ $word }` gõ thừa một lần
    }
    .help = { $kind ->
        [type] bỏ tên loại ở đầu trích yếu: tên loại đã in ở dòng trên
        [recipient] bỏ một dòng
       *[word] bỏ một chữ
    }
    .first = ghi lần đầu ở đây
spacing = { $kind ->
        [after] thiếu dấu cách sau dấu câu: `{ $written }`
        [twice] thừa dấu câu: `{ $written }`
        [open] thừa dấu cách sau dấu mở: `{ $written }`
        [number] thiếu dấu cách giữa số và chữ: `{ $written }`
        [date] thừa dấu cách trong ngày tháng: `{ $written }`
        [dash] dấu gạch nối chỉ có dấu cách một bên: `{ $written }`
        [dash-missing] thiếu dấu gạch nối: `{ $written }`
       *[symbol] số và ký hiệu viết liền: `{ $written }`
    }
    .help = viết `{ $mended }`
punctuation = { $kind ->
        [last] ý cuối của danh sách kết thúc bằng dấu `;`
        [inner] các ý khác kết thúc bằng dấu `;`, ý này thì không
        [heading] các đề mục cùng cấp không có dấu chấm cuối, đề mục này có
        [heading-colon] đề mục kết thúc bằng dấu hai chấm
        [lead] dẫn vào các ý mà không có dấu hai chấm
        [split] dấu phẩy trong ngoặc vuông đã tách câu thành hai ý, ý sau bắt đầu từ `{ $mark }`
        [broken] đoạn bắt đầu bằng chữ thường (`{ $mark }`), đoạn trước không có dấu kết thúc
        [heading-bare] các đề mục cùng cấp có dấu chấm cuối, đề mục này không
        [unclosed] dấu `{ $mark }` mở mà không đóng
        [unopened] dấu `{ $mark }` đóng mà không mở
        [small] chữ `{ $mark }` đầu câu không viết hoa
        [bare] các đoạn khác kết thúc bằng dấu chấm, đoạn này thì không
        [dots] câu kết thúc bằng `{ $mark }`, không phải dấu chấm
        [inner-stop] các ý khác kết thúc bằng dấu chấm, ý này thì không
        [mixed] các ý trong danh sách kết thúc không giống nhau, ý này không có dấu chấm
       *[capital] giữa câu viết hoa chữ `{ $mark }`
    }
    .help = { $kind ->
        [capital] viết `{ $expected }`
        [heading] bỏ dấu chấm
        [heading-colon] bỏ dấu hai chấm
        [split] đặt cả câu trong dấu nháy
        [broken] nối hai đoạn làm một, hoặc kết thúc đoạn trước bằng dấu chấm và viết hoa đoạn sau
        [small] viết `{ $expected }`
        [unclosed] đóng lại, hoặc bỏ dấu mở
        [unopened] bỏ dấu đóng, hoặc thêm dấu mở
       *[other] kết thúc bằng dấu `{ $expected }`
    }
writing-mixed = { $kind ->
        [name] `{ $rare }`: tên này viết là `{ $usual }`
       *[mixed] viết không thống nhất: `{ $rare }` ({ $rare_count } lần) và `{ $usual }` ({ $usual_count } lần)
    }
    .help = { $kind ->
        [name] viết `{ $usual }`
       *[mixed] viết thống nhất một cách trong cả văn bản
    }
    .usual = cách dùng nhiều hơn, ví dụ ở đây
    .again = ở đây nữa
citation-form = { $kind ->
        [number-word] thiếu chữ `số`: `{ $written }`
        [padding] số của văn bản dưới 10 có số 0 đứng trước: `{ $written }`
        [part] văn bản này không có `{ $written }`
        [blank] văn bản được dẫn chưa có số: `{ $written }`
        [year] không thể có năm `{ $written }`
        [state-year] số, ký hiệu thiếu năm ban hành: `{ $written }`
        [of] thiếu chữ `của` trước cơ quan ban hành: `{ $written }`
        [day-word] thiếu chữ `ngày`: `{ $written }`
        [date] thiếu ngày ban hành: `{ $written }`
        [date-year] thiếu năm: `{ $written }`
        [symbol] thiếu ký hiệu sau số: `{ $written }`
        [party-symbol] số, ký hiệu của cơ quan Đảng không viết như `{ $written }`
        [state-symbol] số, ký hiệu của cơ quan nhà nước không viết như `{ $written }`
        [hyphen] thiếu dấu gạch nối giữa số và ký hiệu: `{ $written }`
        [attached] văn bản này là `{ $expected }`, không phải `{ $written }`
       *[annex] không có `{ $written }`: văn bản chỉ có { $count } phụ lục
    }
    .help = { $kind ->
        [number-word] viết chữ `số` trước số của văn bản
        [padding] viết `{ $expected }`
        [part] xem lại số điều, mục, phụ lục; của văn bản khác thì ghi rõ tên văn bản ấy
        [blank] ghi số của văn bản được dẫn
        [year] xem lại năm
        [state-year] viết như `30/2020/NĐ-CP`
        [of] viết `của` trước tên cơ quan ban hành
        [day-word] viết chữ `ngày` trước ngày ban hành
        [date] ghi ngày ban hành, ví dụ `, ngày 05/9/2026`
        [date-year] ghi đủ ngày, tháng, năm
        [symbol] ghi đủ số và ký hiệu, ví dụ `số 12-HD/BTCTW`
        [party-symbol] viết `{ $expected }`
        [state-symbol] viết `{ $expected }`
        [hyphen] viết `{ $expected }`
        [attached] viết `{ $expected }`
       *[annex] xem lại số của phụ lục, hoặc dẫn bằng {"{{"} annex(1) {"}}"}
    }
citation-disagrees = `{ $cited }` được dẫn hai cách: `{ $first }` và `{ $other }`
    .help = { $kind ->
        [issuer] xem lại cơ quan ban hành
       *[date] xem lại ngày của văn bản
    }
    .first = chỗ dẫn trước
deadline-past = { $kind ->
        [quota] ghi năm { $date } bên chỉ tiêu của năm { $year }
       *[day] hạn { $date } có trước ngày của văn bản ({ $own })
    }
    .help = { $kind ->
        [quota] sửa thành năm { $year }, hoặc để chương trình viết năm: {"{{"} plan.year {"}}"}
       *[day] xem lại hạn, hoặc ngày của văn bản
    }
    .own = ngày của văn bản này
sum-disagrees = { $kind ->
        [list] nêu { $whole }, nhưng danh sách có { $sum }
        [column] hàng tổng ghi { $whole }, nhưng các hàng cộng lại là { $sum } ({ $parts })
        [days] { $parts } là { $sum }, không phải { $whole }
       *[sum] các số không khớp: { $parts } = { $sum }, không phải { $whole }
    }
    .help = { $kind ->
        [list] xem lại con số, hoặc danh sách
        [column] xem lại hàng tổng và các hàng trong cột
        [days] xem lại thời gian, tính cả ngày (tháng) đầu và cuối
       *[sum] xem lại các số trong câu
    }
figure-differs = { $kind ->
        [title] trích yếu ghi { $first }, ở đây lại ghi { $written }
       *[count] số { $counted } ở đây là { $written }, chỗ trước ghi { $first }
    }
    .help = sửa cho hai chỗ khớp nhau
    .first = số ghi ở chỗ trước
issued-incomplete = { $by ->
        [command] muốn ban hành thì văn bản phải có `{ $key }` đầy đủ
       *[data] văn bản đã ban hành nhưng thiếu `{ $key }` đầy đủ
    }
    .help = { $by ->
        [command] cho biết ngày ban hành: `--date 2026-06-12`
       *[data] ghi đủ ngày, tháng, năm, hoặc để `state: draft`
    }
unknown-profile = không có thể thức `{ $id }`
    .help = các thể thức đã có: { $known }

## Phông chữ, mẫu, dàn trang

unknown-font = không có phông chữ `{ $family }`
    .help = { $known ->
        [empty] `kehoach fonts` liệt kê các phông chữ; thêm thư mục phông ở `fonts: folders:`
       *[other] có phải: { $known }? `kehoach fonts` liệt kê các phông chữ
    }
font-unusable = không dùng được tệp phông chữ này: { $fault ->
        [large] tệp lớn hơn mức của một tệp phông chữ
        [faces] tệp ghi là chứa nhiều phông hơn mức có thể
        [characters] tệp ghi là có nhiều chữ hơn mức có thể, hoặc in hai chữ giống hệt nhau
        [changed] tệp không còn như lúc phát hành, có chỗ đã bị sửa hoặc chép hỏng
        [outlines] có chữ in ra không có nét
        [widths] có chữ không có bề ngang, hoặc bề ngang sai
       *[broken] tệp bị hỏng hoặc bị cắt cụt
    }
    .help = chép lại phông chữ từ nơi gốc, hoặc bỏ tệp này khỏi thư mục phông
pdf-standard = tiêu chuẩn PDF không dùng được: { $name }{ $detail ->
        [empty] {""}
       *[other] {" "}({ $detail })
    }
    .help = { $known ->
        [empty] bỏ bớt tiêu chuẩn
       *[other] các tiêu chuẩn: { $known }
    }
template-failed = mẫu `{ $template }`: { $detail }
    .help = sửa mẫu; mẫu có sẵn nằm trong thư mục templates của chương trình
    .data = khi làm văn bản của tệp này
template-limit = mẫu của dự án chạy không dừng với kế hoạch `{ $plan }`: { $kind ->
        [time] quá { $seconds } giây chưa xong
        [again] đã như vậy với các kế hoạch khác, nên không thử lại nữa
        [unstarted] chưa thử được mẫu, vì không mở được chương trình lần thứ hai
       *[memory] cần quá { $memory } MiB bộ nhớ, hoặc bị hỏng giữa chừng
    }
    .help = tìm trong các tệp của thư mục này vòng lặp không có điểm dừng, hoặc danh sách và chữ cứ dài thêm mãi
typeset-failed = không dàn trang được { $document }: { $detail }
    .help = { $hints ->
        [empty] nếu mẫu không bị sửa, đây là lỗi của chương trình
       *[other] { $hints }
    }
missing-glyph = không phông chữ nào có ký tự `{ $character }` ({ $code })
    .help = thay bằng ký tự khác, hoặc thêm phông chữ ở `fonts:` của kehoach.yaml
foreign-font = chữ ở trang { $page } in bằng phông `{ $family }` không được chọn
    .help = thêm phông này vào `fonts: families:`, hoặc sửa mẫu
text-invisible = chữ ở trang { $page } in ra không thấy được: { $fault ->
        [widths] các chữ đè lên nhau
       *[outlines] chữ không có nét
    }: `{ $text }`
    .help = phông chữ bị hỏng: chọn phông khác ở `fonts: families:`
outside-page = chữ ra ngoài mép trang { $page }, { $by } mm: `{ $text }`
    .help = rút ngắn hoặc ngắt dòng
outside-margins = chữ hoặc bảng lấn ra lề { $by } mm ở trang { $page }: `{ $text }`
    .help = rút ngắn, bớt cột, hoặc sửa mẫu cho đúng lề của thể thức
heading-at-foot = đề mục nằm cuối trang { $page }, nội dung sang trang sau: `{ $text }`
    .help = thêm hoặc bớt vài chữ ở trên, hoặc sửa mẫu để đề mục đi liền đoạn sau
signature-alone = chữ ký một mình ở trang { $page }, không có dòng nào của nội dung
    .help = thêm hoặc bớt vài chữ, thu nhỏ hình ở trước chữ ký (`width`), hoặc sửa mẫu để chữ ký đi liền hai dòng cuối
loose-line = chữ trong dòng bị giãn, cách nhau { $by } mm ở trang { $page }: `{ $text }`
    .help = viết lại câu, hoặc thêm dấu cách vào cụm chữ dài (địa chỉ mạng, dãy ký hiệu) để dòng ngắt được
page-ends-early = cuối trang { $page } trống { $by } mm, còn { $kind ->
        [picture] hình và chữ ký sang trang sau
       *[lines] trang sau chỉ có { $lines } dòng cùng chữ ký
    }: `{ $text }`
    .help = { $kind ->
        [picture] thu nhỏ hình (`width`) để hình và chữ ký lên trang { $page }, hoặc đặt hình trước vài đoạn văn
       *[lines] rút ngắn vài dòng để chữ ký lên trang { $page }, hoặc viết thêm để trang sau đầy hơn
    }
signature-field-missing = văn bản có { $wanted } người ký cần ô chữ ký số, trang in ra có { $found } ô
    .help = mẫu riêng của dự án chưa gọi ô chữ ký số: gọi `signature(…)` của thư viện như `van-ban.typ.j2` có sẵn, hoặc bỏ `signature_field: true`
short-last-page = trang cuối (trang { $page }) chỉ có { $lines } dòng: `{ $text }`
    .help = rút ngắn vài chữ để dồn vào trang trước
text-clipped = chữ bị cắt mất { $by } mm ở trang { $page }: `{ $text }`
    .help = rút ngắn hoặc ngắt dòng
table-too-wide = bảng trong văn bản rộng hơn { $page ->
        [empty] trang giấy
       *[other] trang { $page }
    }
    .help = đưa bảng vào phụ lục (trang tự quay ngang), hoặc dùng `columns: total`
text-overlap = chữ chồng lên nhau ở trang { $page }: `{ $text }` và `{ $other }`
    .help = rút ngắn, hoặc sửa mẫu
cell-overfull = chữ tràn khỏi ô bảng { $by } mm ở trang { $page }: `{ $text }`
    .help = rút ngắn, hoặc thêm dấu cách để xuống dòng được

## Điều người soạn quyết định về các điều báo

fixed-code = { $to ->
        [severity] không đổi được mức độ của `{ $code }`
       *[accept] không chấp nhận được `{ $code }`
    }: chưa sửa thì không lập được văn bản
    .help = sửa chỗ sai ấy và bỏ mục này
accepted-nothing = không có điều báo nào để chấp nhận: không có `{ $code }` tại `{ $at }`
    .help = bỏ mục này, hoặc sửa `at`: các khóa dẫn đến chỗ ấy, như `admissions.target`, hoặc lời ở chỗ ấy

## Tổng kết

plan-failed = { $plan }: có { $errors } lỗi, không ghi gì; văn bản lập lần trước vẫn giữ nguyên
results-lost = không in hết được kết quả, một phần đã mất: { $reason }
document-written = { $path }{ $pages ->
        [empty] { "" }
       *[other] { " " }({ $pages } trang)
    }: { $reasons }
documents-written = { $path } ({ $count } tệp{ $pages ->
        [empty] { "" }
       *[other] , { $pages } trang
    }): { $reasons }
source-written = { $path }: { $reasons }
would-write = { $path } đã cũ: { $reasons }
would-write-several = { $path } ({ $count } tệp) đã cũ: { $reasons }
removed = { $path } đã xóa: không còn gì lập ra tệp này
would-remove = { $path } sẽ bị xóa: không còn gì lập ra tệp này
reason-new = mới
reason-deleted = tệp đã bị xóa
reason-brought-home = dữ liệu đã có những chỗ sửa trong tệp
reason-forced = theo yêu cầu
reason-issued = văn bản đã ban hành
reason-awaiting-number = văn bản đã khóa để gửi ký, chờ số
reason-reopened = văn bản đã mở lại thành dự thảo
reason-interrupted = lần chạy trước bị dừng
reason-program = chương trình đã cập nhật
reason-settings = thiết lập đã đổi
reason-templates = mẫu trình bày đã đổi
reason-fonts = phông chữ đã đổi
reason-value = { $name }: { $before } → { $after }
reason-added = { $name }: chưa có → { $after }
reason-removed = { $name }: { $before } → bỏ
reason-set = văn bản được ban hành thành bộ { $after }
reason-text = { $name } đã đổi
reason-file = { $file } đã đổi
reason-more = và { $count } thay đổi khác
found-again = [{ $code }] điều như trên còn có ở { $count } chỗ nữa của các kế hoạch khác: { $places } (thêm --all để xem hết)
summary = { $plans } kế hoạch, lập { $documents } tệp, { $fresh } văn bản không đổi, { $errors } lỗi, { $warnings } cảnh báo{ $accepted ->
        [0] {""}
       *[other] {""}, { $accepted } đã chấp nhận
    }
summary-dry-run = { $plans } kế hoạch, { $documents } tệp đã cũ, { $fresh } văn bản không đổi, { $errors } lỗi, { $warnings } cảnh báo{ $accepted ->
        [0] {""}
       *[other] {""}, { $accepted } đã chấp nhận
    }
verified-current = { $path } đúng với dữ liệu{ $whose ->
        [empty] {""}
       *[other] {""}{ $whose }
    }
verified-stale = { $path } đã cũ{ $reasons ->
        [empty] {""}
       *[other] : { $reasons }
    }{ $whose ->
        [empty] {""}
       *[other] {""}{ $whose }
    }
verified-changed = { $path } đã bị sửa sau khi lập{ $whose ->
        [empty] {""}
       *[other] {""}{ $whose }
    }
verified-missing = { $path } không còn
verified-without-source = { $path } không thuộc văn bản nào trong dữ liệu{ $whose ->
        [empty] {""}
       *[other] {""}{ $whose }
    }
verified-undecided = { $path } chưa kiểm chứng được: kế hoạch của nó có lỗi{ $whose ->
        [empty] {""}
       *[other] {""}{ $whose }
    }
verified-unknown = { $path } không phải văn bản do chương trình lập
verified-whose = {" "}(kế hoạch { $plan }, { $state ->
        [issued] đã ban hành
        [awaiting-number] chờ số
       *[draft] dự thảo
    }, dữ liệu { $data })

## So sánh

change-tally = { $kind ->
        [target] mục tiêu
        [total] { $list ->
            [quotas] tổng chỉ tiêu
           *[results] tổng kết quả
        }
        [note] ghi chú
        [period] kỳ
        [measure] nội dung tính
        [as_of] ngày tính số liệu
       *[share] { $list ->
            [quotas] chỉ tiêu
           *[results] kết quả
        }
    }{ $part ->
        [empty] {""}
       *[other] {" "}({ $part })
    }{ $tally ->
        [empty] {""}
       *[other] {" "}`{ $tally }`
    }{ $period ->
        [empty] {""}
       *[other] {" "}{ $period }
    }{ $holder ->
        [empty] {""}
       *[other] {" "}của { $holder }
    }
change-section = mục { $names }
change-part = phần { $names }
change-preamble = căn cứ, đoạn mở đầu
change-annex = phụ lục { $names }
change-holder = { $key ->
        [name] tên
        [note] ghi chú
        [kind] loại
        [group] nhóm
       *[other] số liệu
    } của { $holder }
diff-title = { $plan }: { $from } → { $to }
version-working = bản đang soạn
version-issued = lần ban hành { $number }
version-folder = { $path }
version-cited = { $version } ({ $cited })
diff-nothing = không có gì khác
diff-figures = Số liệu và thông tin
diff-before = trước
diff-after = sau
diff-difference = tăng/giảm
diff-none = -
diff-written = bản so sánh: { $path } ({ $pages } trang)
summary-diff = { $figures } số liệu, thông tin và { $passages } đoạn có thay đổi
group-holders = Đơn vị, hội và đoàn thể
group-documents = Văn bản
chapter-plan = Kế hoạch
chapter-notice = Thông báo
chapter-unit-notice = Bản trích gửi đơn vị (lời chung)
chapter-report = Báo cáo { $period }
chapter-document = Văn bản { $file }
zone-letterhead = Phần đầu
zone-title = Tên loại, trích yếu
zone-addressees = Kính gửi
zone-body = Nội dung
zone-recipients = Nơi nhận
zone-signature = Chữ ký
zone-annex = Phụ lục
fate-added = thêm
fate-removed = bỏ
fate-moved = chuyển từ mục { $from }
fate-moved-nowhere = chuyển chỗ
fate-gone = chuyển đến mục { $to }
fate-gone-nowhere = chuyển chỗ khác
fate-split = tách từ đoạn trên
fate-joined = nhập vào đoạn trên
fate-renumbered = trước là { $from }
what-measure = Nội dung tính
what-period = Kỳ
what-target = Mục tiêu
what-stated = Tổng số ghi
what-total = Tổng cộng
what-share = { $names }
what-share-sum = { $names }
what-period-total = Cộng { $names }
what-breakdown = Trong đó { $names }
what-group-parent = Nhóm trên của { $names }
what-share-note = Ghi chú: { $names }
what-as_of = Tính đến ngày
what-unit = Đơn vị { $of }
what-unit-full-name = Tên đầy đủ của { $names }
what-unit-kind = Loại của { $names }
what-unit-group = Nhóm của { $names }
what-unit-figure = Số liệu của { $names }
what-unit-order = Thứ tự của { $names }
what-unit-merged = Sáp nhập
what-unit-split = Chia tách
what-unit-dissolved = Giải thể
what-unit-founded = Thành lập
what-unit-renamed = Đổi tên
what-organisation = Hội, đoàn thể { $of }
what-organisation-order = Thứ tự của { $names }
what-group = Nhóm { $of }
what-holder-note = Ghi chú về { $names }
what-document = Văn bản
what-state = Tình trạng
what-number = Số
what-symbol = Ký hiệu
what-place = Địa danh
what-date = Ngày
what-superior = Cơ quan cấp trên
what-issuer = Cơ quan ban hành
what-cited_as = Cơ quan ban hành khi được dẫn
what-abstract = Trích yếu
what-amended = Điều chỉnh, bổ sung
what-urgency = Độ khẩn
what-draft = Lần dự thảo
what-circulation = Phạm vi lưu hành
what-profile = Thể thức
what-spelling = Kiểu bỏ dấu
what-numbering = Cấp đánh số
what-draft_mark = Chữ DỰ THẢO mờ
what-signature_field = Ô chữ ký số
what-duplex = In hai mặt
what-fonts = Phông chữ
what-bind_annexes = Phụ lục đóng liền
what-header_block = Phần đầu của phụ lục { $names }
what-figures = Số liệu { $names }
what-citations = Văn bản được dẫn { $names }
what-replaces = Thay thế
what-authority = Quyền hạn ký
what-position = Chức vụ
what-signer = Người ký
what-image = Hình chữ ký
what-seal = Hình dấu
what-addressees = Kính gửi
what-recipients = Nơi nhận
what-drafter = Người soạn thảo
what-of = { $what } ({ $chapters })

summary-verified = { $current } văn bản đúng với dữ liệu, { $others } văn bản không đúng
issued = { $plan }: đã ban hành { $document } { $reference ->
        [empty] (số ghi tay)
       *[other] số { $reference }
    }, ngày { $date }, giữ thành bộ { $set }
would-issue = { $plan }: sẽ ban hành { $document } { $reference ->
        [empty] (số ghi tay)
       *[other] số { $reference }
    }, ngày { $date }, giữ thành bộ { $set }; chưa ghi gì
sent-for-number = { $plan }: { $document } đã khóa để gửi ký số, tháng/năm { $date }, chờ số và ngày, giữ thành bộ { $set }; có số và ngày thì ghi: kehoach issue { $path } --number <số> --date <năm-tháng-ngày>
would-send-for-number = { $plan }: sẽ khóa { $document } để gửi ký số, tháng/năm { $date }, chờ số và ngày, giữ thành bộ { $set }; chưa ghi gì
stamped = { $plan }: đã ghi số { $reference }, ngày { $date } cho { $document } (bộ { $set }); bản PDF đã giữ không đổi
would-stamp = { $plan }: sẽ ghi số { $reference }, ngày { $date } cho { $document } (bộ { $set }); chưa ghi gì
noted = { $plan }: đã ghi số { $reference } cho { $document } ban hành ngày { $date } (bộ { $set }); bản PDF đã giữ không đổi, chỗ số vẫn để trống để viết tay
would-note = { $plan }: sẽ ghi số { $reference } cho { $document } ban hành ngày { $date } (bộ { $set }); chưa ghi gì
renumbered = { $plan }: đã lập lại { $document } với số { $reference }, ngày { $date }, giữ thành bộ { $set }; bộ { $former } và số cũ không còn giá trị (số cũ ghi trong sổ là số bỏ)
would-renumber = { $plan }: sẽ lập lại { $document } với số { $reference }, ngày { $date }, giữ thành bộ { $set } thay cho bộ { $former }; chưa ghi gì
issue-profile = {"  "}thể thức: { $profile }{ $draft ->
        [empty] {""}
       *[other] {""} theo ngày ban hành; dự thảo đang theo { $draft }
    }
issue-promise = {"  "}chỉ tiêu `{ $quota }`: lời văn ghi ít nhất { $least }, còn bảng và tỷ lệ tính trên { $total }
signed-refused = { $path }: chưa nhận tệp nào
signed-taken = { $path }: đã nhận từ { $from }, là bản đã ký của { $of } (bộ { $set })
signed-kept = { $path }: đã có từ trước, giống hệt { $from }
would-take-signed = { $path }: sẽ nhận từ { $from }, là bản đã ký của { $of } (bộ { $set }); chưa ghi gì
signed-awaits = { $plan }: { $document } vẫn đang chờ số; khi có số và ngày thì chạy: kehoach issue { $path } --number <số> --date <năm-tháng-ngày>
signed-by = {"  "}{ $timestamp ->
        [yes] dấu thời gian của
       *[no] người ký:
    } { $name ->
        [empty] chứng thư số không ghi tên
       *[other] { $name }
    }{ $organization ->
        [empty] {""}
       *[other] {" "}({ $organization })
    }{ $time ->
        [empty] {""}
       *[other] , { $time }
    }{ $state ->
        [broken] : nội dung đã ký bị sửa
        [unread] : chương trình không đọc được dạng chữ ký này
       *[holds] {""}
    }
after-whole = { $path }: đúng như khi ký; chứng thư số có tin cậy không thì kiểm tra bằng phần mềm ký số
after-changed = { $path }: đã bị sửa sau khi ký
after-missing = { $path }: đã nhận vào nhưng nay không còn
after-unread = { $path }: có chữ ký mà chương trình không đọc được; kiểm tra bằng phần mềm ký số
after-note = { $path }: tệp để kèm, không có chữ ký số
issued-file = {"  "}{ $path }
issued-plan = kế hoạch
issued-notice = thông báo
issued-report = báo cáo { $period }
issued-document = văn bản { $file }
begun-file = { $path }
waiting-for-run = đang chờ một lệnh kehoach khác{ $command ->
        [empty] {""}
       *[other] {" "}(`{ $command }`)
    }{ $process ->
        [empty] {""}
       *[other] , tiến trình { $process }
    }{ $user ->
        [empty] {""}
       *[other] , người dùng { $user }
    }{ $machine ->
        [empty] {""}
       *[other] , máy { $machine }
    }, đang giữ { $lock }. Lệnh ấy xong thì lệnh này tự chạy tiếp; nếu lệnh ấy bị treo thì đóng cửa sổ của nó, hoặc bấm Ctrl-C ở đây rồi thử lại sau
issue-question = còn cảnh báo như trên, đã ban hành thì không sửa được nữa; vẫn ban hành? [c/K]
issue-yes-needed = còn cảnh báo như trên: sửa rồi chạy lại, hoặc thêm --yes để vẫn ban hành
note-question = ghi số mới, số đã ghi trước thành số bỏ? [c/K]
note-yes-needed = chưa ghi gì: thêm --yes để ghi số mới, số đã ghi trước thành số bỏ
cancel-question = bỏ những thay đổi trên, đưa tệp về như đã ban hành? [c/K]
cancel-yes-needed = chưa bỏ gì: thêm --yes để bỏ những thay đổi trên, đưa tệp về như đã ban hành
issue-many = { $document }: { $count } văn bản sẽ ban hành
issue-listed = {"  "}{ $plan }: { $reference ->
        [empty] số ghi tay
       *[other] số { $reference }
    }, ngày { $date }
issue-many-nothing = không có văn bản nào để ban hành
issue-many-one-number = nhiều văn bản không thể cùng một số: dùng --number next, hoặc ghi số trong dữ liệu từng văn bản
issue-many-question = ban hành tất cả văn bản trên? đã ban hành thì không sửa được nữa [c/K]
issue-many-yes-needed = chưa ban hành gì: thêm --yes để ban hành tất cả văn bản trên
issue-many-done = đã ban hành { $done } văn bản{ $left ->
        [0] {""}
       *[other] , còn { $left } chưa ban hành; chạy lại lệnh này thì chỉ ban hành những văn bản còn lại
    }
revise-many = { $document }: { $count } văn bản sẽ mở lại thành dự thảo
revise-listed = {"  "}{ $plan }
revise-many-nothing = không có văn bản nào để mở lại
revise-many-question = mở lại tất cả văn bản trên? [c/K]
revise-many-yes-needed = chưa mở lại gì: thêm --yes để mở lại tất cả văn bản trên
revise-many-done = đã mở lại { $done } văn bản{ $left ->
        [0] {""}
       *[other] , còn { $left } chưa mở lại
    }
passed-over = {"  "}{ $plan }: { $reason ->
        [missing] không có { $document }
        [draft] { $document } còn là dự thảo
        [awaiting-number] { $document } đang chờ số, là bộ { $set }
        [issued] { $document } đã ban hành, là bộ { $set }
        [stopped] dừng theo yêu cầu trước khi đến lượt { $document }
       *[error] { $document } có lỗi như trên, để nguyên
    }
issue-refused = { $path } chưa được ban hành
touched = Văn bản đã ban hành nay có nội dung khác:
touched-document = {"  "}{ $document } (bộ { $set }): { $reasons }
withdrawn = { $path }: đã rút lại bản gửi ký (bộ { $set }), lại là dự thảo; sửa xong thì gửi lại
revision-canceled = { $path } trở lại như đã ban hành, là bộ { $set }
would-revise = sẽ mở lại { $path } thành dự thảo để thay bộ { $set }; chưa ghi gì
would-cancel-revision = sẽ đưa { $path } trở lại như đã ban hành ở bộ { $set }; chưa ghi gì
revised = { $path } trở lại thành dự thảo, để thay bộ { $set }; sửa xong thì ban hành lại
listed-state = { $state ->
        [draft] dự thảo
        [awaiting-number] chờ số
        [withdrawn] đã rút lại khi chờ số
        [replaced] bị thay thế bởi { $by }
        [lost] bộ đã ban hành không còn
        [incomplete] đã ban hành, nhưng bộ đã giữ thiếu tệp PDF
        [elsewhere] làm ngoài chương trình
        [void] số bỏ
       *[issued] đã ban hành
    }
set-same = { $path }: nguyên vẹn, lập lại đúng từng byte ({ $title })
set-kept = { $path }: nguyên vẹn; do bản khác của chương trình ({ $program }) hoặc phông khác lập nên không lập lại ({ $title })
set-damaged-files = { $path }: đã bị sửa hoặc mất: { $files }
set-other = { $path }: nguyên vẹn; lập lại ở đây thì các tệp sau ra hơi khác, bản đã ban hành không vì thế mà đổi: { $files } ({ $title })
set-extra-files = { $path }: có tệp không phải của bộ này: { $files }
set-differs = { $path }: { $key ->
        [data] dữ liệu trong bộ có lỗi nên không thể lập ra bộ này
        [documents] hồ sơ ghi các văn bản khác với văn bản giữ trong bộ
       *[other] hồ sơ ghi `{ $key }` là `{ $recorded }`, nhưng chính bộ ấy ghi `{ $found }`
    }
set-missing = { $path }: đã ban hành nhưng không còn
set-misplaced = { $path }: { $reason ->
        [number] đây là bộ số { $of }, tức thư mục đã bị đổi tên hoặc sao chép
        [plan] đây là bộ của kế hoạch `{ $of }`, tức thư mục kế hoạch đã bị sao chép cùng những gì đã ban hành
       *[name] đây không phải là bộ đã ban hành: mỗi bộ là một thư mục mang số của nó
    }
former-units = Không chép chỉ tiêu của các đơn vị đã hết trước năm mới: { $units }; phân bổ lại cho các đơn vị đang có
years-left = Còn { $count } chỗ ghi năm cũ, xem có phải sửa không:
year-left = {"  "}{ $place }: { $text }
watching = đang chờ thay đổi; bấm Ctrl-C để dừng
progress-left = còn { $left }
summary-checked = đã kiểm tra { $plans } kế hoạch: { $errors } lỗi, { $warnings } cảnh báo, { $notes } lưu ý{ $accepted ->
        [0] {""}
       *[other] {""}, { $accepted } đã chấp nhận
    }
accepted = đã chấp nhận: { $reason }
type-symbols = Ký hiệu:
type-subject = Trích yếu:
type-under-type = dưới tên loại
type-under-number = dưới số và ký hiệu
type-numbering = Cấp đánh số (numbering):
type-salutation = Lời gửi:
type-decision = Dòng quyết định:
type-above-bases = cơ quan quyết định in trên căn cứ
type-above-decision = cơ quan quyết định in trên dòng này
type-needs = Phải có:
type-may-lack = Có thể không có:
type-signers = Số người ký ít nhất:
type-authorities = Ký theo quyền hạn:
type-mentions = Nội dung phải nhắc đến:
type-checked-against = Đối chiếu với:
type-against-all = mọi văn bản ở cùng thư mục mà nó dẫn
type-begin = Soạn từ văn bản mẫu:
explain-source = Nguồn:
explain-wrong = Sai:
explain-right = Đúng:
explain-fixed = Không chấp nhận được và không đổi được mức độ.
explain-unknown = không có mã `{ $code }`{ $nearest ->
        [empty] { $about ->
            [empty] .
           *[other] ; các mã nói đến điều ấy: { $about }.
        }
       *[other] ; có phải `{ $nearest }`?
    } Chạy `kehoach explain` để xem mọi mã.
fix-nothing = không có gì để sửa
import-nothing = dữ liệu đã có đủ số trong bảng: không có gì để nhập
import-written = { $path }: đã nhập { $figures } số { $file ->
        [quotas] chỉ tiêu
       *[results] kết quả
    }
import-taken = {"  "}{ $kind ->
        [quota] chỉ tiêu
       *[result] kết quả
    } `{ $id }`: { $figures } số{ $periods ->
        [empty] {""}
       *[other] , kỳ { $periods }
    }
import-refused = chưa nhập gì: { $errors } lỗi
changes-nothing = tệp Word không có gì phải đưa vào dữ liệu
changes-written = { $path }: đã đưa vào { $corrections } chỗ sửa
changes-refused = chưa đưa gì vào dữ liệu: { $errors } lỗi
fix-written = { $path }: đã sửa { $findings } chỗ
fix-yes-needed = chưa sửa gì: thêm --yes để sửa như trên
fix-question = sửa như trên? [c/K]
alike = còn { $count } chỗ nữa như vậy trong tệp này: dòng { $lines }
concerned = điều này liên quan đến { $plans } kế hoạch
new-written = { $path }
plans-made = { $made ->
        [0] không có kế hoạch nào phải tạo
       *[other] đã tạo { $made } kế hoạch
    }{ $there ->
        [0] {""}
       *[other] , { $there } kế hoạch đã có từ trước (thay đổi trong bảng thì đưa vào bằng kehoach import)
    }. Lập văn bản: kehoach build { $folder }
table-sheet-unread = bỏ qua trang `{ $sheet }`: không có cột mã xã
form-next = Mở { $table }, ghi mỗi xã một hàng, rồi chạy: kehoach new --from-table { $table } --model { $model } THƯ-MỤC
table-changes = bảng thay đổi { $plans } kế hoạch, { $files } tệp
table-nothing = không có gì để đưa vào dữ liệu
table-written = { $path }: đã đưa { $values } ô vào
table-one-file = các kế hoạch trong thư mục này đi cùng một bảng: chỉ ghi một tệp, không dùng --quota, --result
table-question = đưa vào dữ liệu như trên? [c/K]
table-yes-needed = chưa sửa gì: thêm --yes để đưa vào như trên
retyped-next = Xem những chỗ ghi XEM LẠI trong { $folder }, rồi chạy: kehoach build { $folder }
new-next-document = Soạn văn bản trong { $folder }, rồi chạy: kehoach build { $folder }
new-next = Soạn kế hoạch trong { $folder }, rồi chạy: kehoach build { $folder }
fonts-heading = phông chữ dùng để in: { $families }
fonts-embedded = có sẵn trong chương trình
fonts-missing = thiếu { $count } chữ tiếng Việt
templates-unknown = không có mẫu `{ $name }`{ $nearest ->
        [empty] .
       *[other] ; có phải `{ $nearest }`?
    } Chạy `kehoach templates` để xem danh sách.
templates-next = Ghi `templates: <thư mục>` trong kehoach.yaml, với đường dẫn tới { $folder } tính từ chỗ tệp ấy; sửa tệp cần sửa, xóa các tệp không sửa.
template-role = { $role ->
        [profile] cỡ chữ, vị trí và các chữ cố định theo một quy định
        [kind] tên, ký hiệu và các phần của một loại văn bản
        [library] cách trình bày (Typst)
       *[other] nội dung của văn bản, theo thứ tự
    }
fonts-chosen = dùng

## Dòng lệnh

cli-about = Từ thư mục YAML (kế hoạch, chỉ tiêu, kết quả) ra văn bản PDF đúng thể thức
cli-build = Lập văn bản PDF của các kế hoạch
cli-build-paths = Thư mục của một kế hoạch, hoặc thư mục chứa các kế hoạch
cli-build-output = Thư mục kết quả
cli-build-jobs = Số kế hoạch, hoặc số văn bản của một kế hoạch, lập cùng lúc (mặc định: số nhân của máy)
cli-build-format = Loại tệp kết quả: pdf, png, svg, typ (mã nguồn Typst), xlsx (bảng tính) hoặc docx (tệp Word); ghi được nhiều lần. Không ghi thì theo `formats` trong kehoach.yaml, không có nữa thì pdf
cli-build-force = Lập lại tất cả, ghi đè cả tệp đã bị sửa sau khi lập
cli-build-all = Hiện hết, cả những điều giống nhau của nhiều kế hoạch
cli-build-dry_run = Chỉ cho biết văn bản nào đã cũ và vì sao; khi có thì mã thoát là 1
cli-build-fail_fast = Gặp kế hoạch có lỗi thì không bắt đầu kế hoạch khác
cli-import = Đưa số trong bảng tính vào quotas.yaml và results.yaml, cho xem trước
cli-import-files = Bảng tính (.xlsx, .ods) hoặc tệp chữ (.csv) có số liệu, hoặc thư mục chứa bảng của từng đơn vị
cli-import-plan = Thư mục của kế hoạch; hoặc thư mục chứa các kế hoạch tạo từ bảng TỆP (new --from-table)
cli-import-result = Mã kết quả mà các cột ghi số, khi bảng không nói rõ
cli-import-quota = Mã chỉ tiêu mà các cột ghi số, khi bảng không nói rõ
cli-import-dry_run = Chỉ cho xem sẽ đổi những gì
cli-import-yes = Nhập mà không hỏi
cli-changes = Đưa những chỗ đã sửa trên tệp Word vào dữ liệu, cho xem trước
cli-changes-file = Tệp Word (.docx) do chương trình lập và đã có người sửa
cli-changes-plan = Thư mục của kế hoạch
cli-changes-dry_run = Chỉ cho xem sẽ đổi những gì
cli-changes-yes = Đưa vào mà không hỏi
cli-check = Tìm mọi chỗ sai, không ghi tệp nào
cli-check-paths = Thư mục của một kế hoạch, hoặc thư mục chứa các kế hoạch
cli-check-layout = Soát cả các trang in đã dàn xong
cli-check-accepted = Hiện cả những điều báo đã được chấp nhận
cli-check-all = Hiện hết, cả những điều giống nhau của nhiều kế hoạch
cli-check-fix = Sửa những chỗ sửa được chắc chắn, cho xem trước
cli-check-yes = Sửa mà không hỏi
cli-check-spelling = Sửa cả kiểu bỏ dấu thanh (`uỷ`, `ủy`) theo cách dùng nhiều hơn trong văn bản, chỉ trong lời văn
cli-check-jobs = Số kế hoạch, hoặc số văn bản của một kế hoạch, kiểm tra cùng lúc (mặc định: số nhân của máy)
cli-explain = Giải thích một quy tắc: là gì, vì sao, viết thế nào cho đúng
cli-explain-code = Mã trong ngoặc vuông của điều báo (mặc định: liệt kê mọi mã)
cli-build-shard = Chỉ lập phần thứ I trong N phần của các kế hoạch, khi nhiều máy cùng làm
cli-verify = Cho biết các tệp PDF có đúng với dữ liệu hay không
cli-verify-path = Một tệp PDF, hoặc thư mục chứa các tệp PDF
cli-verify-data = Thư mục của một kế hoạch, hoặc thư mục chứa các kế hoạch
cli-diff = So sánh hai bản của một kế hoạch; mã thoát là 0 dù có khác hay không
cli-diff-plan = Thư mục của kế hoạch, hoặc một văn bản của nó: KẾ-HOẠCH/notice, KẾ-HOẠCH/reports/2026-Q2
cli-diff-from = Bản cũ: số của một lần ban hành, `working` (bản đang soạn), hoặc thư mục chứa kế hoạch (mặc định: lần ban hành gần nhất)
cli-diff-to = Bản mới, ghi như trên (mặc định: `working`, bản đang soạn)
cli-diff-pdf = Ghi bản so sánh thành PDF vào tệp này
cli-diff-changed_only = Trong PDF chỉ nêu phần có thay đổi
cli-serve = Mở nơi làm việc trong trình duyệt: xem văn bản như khi in và sửa, chỉ trên máy này
cli-serve-paths = Thư mục của một kế hoạch, hoặc thư mục chứa các kế hoạch
cli-serve-output = Thư mục kết quả
cli-serve-port = Cổng để nghe (mặc định: một cổng còn trống)
cli-serve-no_open = Không mở trình duyệt; chỉ in địa chỉ
cli-serve-read_only = Chỉ xem, không sửa: dùng cho màn hình phòng họp
cli-serve-listen = Nghe ở một địa chỉ trong mạng, sau một proxy có TLS; mỗi người đăng nhập bằng tên
cli-serve-behind_proxy = Tên máy mà mọi người dùng để vào proxy
cli-serve-users = Tệp những người được đăng nhập, mỗi người một dòng: tên:quyền:mật khẩu đã mã hóa
cli-serve-add_user = In dòng của một người cho tệp đó; quyền: read, write hoặc issue; mật khẩu đọc từ đầu vào
cli-watch = Lập lại PDF mỗi khi một tệp được lưu
cli-watch-paths = Thư mục của một kế hoạch, hoặc thư mục chứa các kế hoạch
cli-watch-output = Thư mục kết quả
cli-watch-jobs = Số kế hoạch, hoặc số văn bản của một kế hoạch, lập cùng lúc (mặc định: số nhân của máy)
cli-watch-format = Loại tệp kết quả: pdf, png, svg, typ (mã nguồn Typst), xlsx (bảng tính) hoặc docx (tệp Word); ghi được nhiều lần. Không ghi thì theo `formats` trong kehoach.yaml, không có nữa thì pdf
cli-new = Tạo một kế hoạch mẫu có chú thích, lập được ngay
cli-new-folder = Thư mục mới của kế hoạch
cli-new-from_table = Tạo một kế hoạch cho mỗi hàng của bảng (.xlsx, .ods, .csv); không ghi THƯ-MỤC thì tạo một bảng trống để điền
cli-new-from_word = Tạo kế hoạch từ một tệp Word (.docx) soạn tay
cli-new-year = Năm của kế hoạch mới: các kỳ, ngày trong tệp ghi theo năm ấy (mặc định 2026)
cli-new-model = Mẫu của các kế hoạch: data/_models/NAME
cli-new-full = Viết thêm cả thông báo chỉ tiêu và báo cáo mẫu; với --type thì thêm văn bản được dẫn, bảng và phụ lục
cli-new-type = Chỉ viết một văn bản mẫu thuộc loại này, kể cả vào thư mục đã có kế hoạch: cong-van, to-trinh, quyet-dinh …
cli-new-spelling = Kiểu bỏ dấu của các tệp mẫu: `ủy` hoặc `uỷ`
cli-new-without_examples = Bỏ những số liệu, ghi chú chỉ là ví dụ trong các tệp mẫu
cli-new-from = Kế hoạch năm nay, để bắt đầu kế hoạch năm sau từ đó
cli-issue = Ban hành một văn bản: cấp số, ghi ngày, giữ lại nguyên bản
cli-issue-path = Thư mục của kế hoạch, hoặc một văn bản của nó: data/ke-hoach, data/ke-hoach/notice, data/ke-hoach/reports/2026-Q2; với --document: thư mục chứa các kế hoạch
cli-issue-document = Ban hành văn bản này của mọi kế hoạch trong thư mục: plan, notice, reports/2026-Q2; liệt kê hết rồi hỏi một lần
cli-issue-all = Với --document: hiện hết, cả những điều giống nhau của nhiều kế hoạch
cli-issue-number = Số của văn bản; next lấy số tiếp theo trong sổ (mặc định: số ghi trong dữ liệu, không có thì để ghi tay)
cli-issue-date = Ngày ban hành (mặc định: ngày ghi trong dữ liệu)
cli-issue-signed = Nhận tệp PDF đã ký số vào bên cạnh bộ đã ban hành; kèm --number và --date thì ghi luôn số và ngày mà phần mềm ký đã đóng
cli-issue-awaiting_number = Gửi ký khi chưa có số và ngày: phần mềm ký đóng vào, có rồi thì chạy lại với --number và --date
cli-issue-term = Năm đầu nhiệm kỳ đại hội, khi ngày không cho biết
cli-issue-output = Thư mục văn bản được lập lại cho khớp, nếu kế hoạch đã từng lập ở đó
cli-issue-dry_run = Chỉ cho biết sẽ ban hành gì và văn bản nào phải đổi theo
cli-issue-yes = Không hỏi lại, dù còn cảnh báo hoặc số đã ghi trước thành số bỏ
cli-revise = Mở lại văn bản đã ban hành để điều chỉnh, bổ sung hoặc thay thế
cli-revise-path = Thư mục của kế hoạch, hoặc một văn bản của nó; với --document: thư mục chứa các kế hoạch
cli-revise-document = Mở lại văn bản này của mọi kế hoạch trong thư mục: plan, notice, reports/2026-Q2; liệt kê hết rồi hỏi một lần
cli-revise-output = Thư mục văn bản được lập lại cho khớp, nếu kế hoạch đã từng lập ở đó
cli-revise-replace = Thay thế toàn bộ, không ghi (điều chỉnh, bổ sung)
cli-revise-cancel = Thôi không sửa nữa: đưa các tệp về như đã ban hành
cli-revise-withdraw = Rút lại văn bản đang chờ số: lại thành dự thảo
cli-revise-dry_run = Chỉ cho biết văn bản nào sẽ mở lại và tệp đổi thế nào, không ghi gì
cli-revise-yes = Không hỏi lại, dù có thay đổi sẽ mất
cli-list = Sổ văn bản: loại, số, ngày, trạng thái, văn bản nào thay văn bản nào
cli-list-paths = Thư mục của một kế hoạch, hoặc thư mục chứa các kế hoạch
cli-fonts = Liệt kê phông chữ và số chữ tiếng Việt còn thiếu
cli-fonts-path = Thư mục có kehoach.yaml (mặc định: data)
cli-schema = In JSON Schema của một loại tệp, cho trình soạn thảo
cli-schema-kind = plan, quotas, results, notice, report, document, shared, project, profile, kind, register hoặc import (mặc định: liệt kê)
cli-schema-write = Ghi thành tệp vào thư mục này
cli-lang = Ngôn ngữ của chương trình: vi hoặc en
cli-color = Tô màu: auto, always hoặc never
cli-quiet = Chỉ in lỗi và cảnh báo
cli-json = In kết quả thành các dòng JSON; --json=1 dùng tên của bản 1
cli-options-running = Cách chạy:
cli-options-showing = Nội dung hiện ra:
cli-options-common = Dùng cho mọi lệnh:
cli-examples = Ví dụ:
cli-build-deny_warnings = Coi cảnh báo như lỗi: kế hoạch còn cảnh báo thì không ghi tệp nào
cli-check-deny_warnings = Coi cảnh báo như lỗi: còn cảnh báo thì mã thoát là 1
cli-schema-lines = In lược đồ (JSON Schema) của các dòng mà --json in ra
cli-templates = Liệt kê các mẫu trình bày, thể thức và loại văn bản có sẵn, hoặc chép vào một thư mục để sửa
cli-templates-names = Một tệp hoặc thư mục trong danh sách: profiles, kinds/to-trinh, the-thuc (mặc định: tất cả)
cli-templates-write = Chép các tệp vào thư mục này; tệp đã sửa thì để nguyên
cli-completions = In đoạn mã để trình lệnh (shell) tự điền tên lệnh và tùy chọn
cli-completions-shell = bash, elvish, fish, powershell hoặc zsh
cli-man = In trang hướng dẫn (man), hoặc ghi trang của mọi lệnh vào một thư mục
cli-man-folder = Thư mục chứa các trang (mặc định: in trang của kehoach)
man-page-title = Hướng dẫn kehoach
man-page-name = TÊN
man-page-synopsis = CÁCH DÙNG
man-page-description = MÔ TẢ
man-page-examples = VÍ DỤ
cli-help-command = Lệnh cần xem hướng dẫn (mặc định: danh sách các lệnh)
cli-build-examples =
    kehoach build                                # mọi kế hoạch trong data
    kehoach build data/ke-hoach-2026 -o ket-qua  # một kế hoạch, ra thư mục khác
    kehoach build -n                             # văn bản nào đã cũ, vì sao
    kehoach build --format pdf --format docx     # thêm tệp Word
    kehoach build --deny-warnings                # còn cảnh báo thì không ghi gì
cli-check-examples =
    kehoach check                              # mọi chỗ sai trong data
    kehoach check data/ke-hoach-2026 --layout  # soát cả trang in
    kehoach check --fix                        # sửa chỗ chắc chắn, cho xem trước
cli-watch-examples =
    kehoach watch data/ke-hoach-2026  # lập lại PDF mỗi lần lưu, bấm Ctrl-C để dừng
cli-verify-examples =
    kehoach verify                     # các PDF trong output có đúng với dữ liệu không?
    kehoach verify data/ke-hoach-2026  # các bản đã ban hành còn nguyên vẹn không?
cli-diff-examples =
    kehoach diff data/ke-hoach-2026                    # thay đổi so với lần ban hành gần nhất
    kehoach diff data/ke-hoach-2026 1 2                # giữa hai lần ban hành
    kehoach diff data/ke-hoach-2026 --pdf so-sanh.pdf  # ghi thành PDF
cli-issue-examples =
    kehoach issue data/ke-hoach-2026 --number 85 --date 2026-06-12 -n     # xem trước sẽ ban hành gì
    kehoach issue data/ke-hoach-2026 --number next --date 2026-06-12      # lấy số tiếp theo trong sổ
    kehoach issue data --document notice --number next --date 2026-06-12  # thông báo của mọi kế hoạch
cli-revise-examples =
    kehoach revise data/ke-hoach-2026           # mở lại để điều chỉnh, bổ sung
    kehoach revise data/ke-hoach-2026 --cancel  # đưa về như đã ban hành
cli-list-examples =
    kehoach list                            # sổ văn bản của mọi kế hoạch
    kehoach list data/ke-hoach-2026 --json  # cho chương trình khác đọc
cli-explain-examples =
    kehoach explain target-missed  # một mã điều báo
    kehoach explain to-trinh       # một loại văn bản
cli-new-examples =
    kehoach new data/ke-hoach-2026                            # kế hoạch mẫu, lập được ngay
    kehoach new --type to-trinh data/to-trinh-1               # văn bản loại khác
    kehoach new --from data/ke-hoach-2026 data/ke-hoach-2027  # kế hoạch năm sau
cli-import-examples =
    kehoach import ket-qua.xlsx data/ke-hoach-2026     # số liệu trong bảng tính
    kehoach import ket-qua.xlsx data/ke-hoach-2026 -n  # chỉ xem sẽ đổi gì
cli-first-examples =
    kehoach new data/ke-hoach-2026    # lập thư mục của một kế hoạch mới
    kehoach build data/ke-hoach-2026  # lập văn bản
    kehoach serve                     # mở nơi làm việc trong trình duyệt
cli-changes-examples =
    kehoach changes ke-hoach.docx data/ke-hoach-2026     # đưa vào dữ liệu những chỗ đã sửa trong bản Word
    kehoach changes ke-hoach.docx data/ke-hoach-2026 -n  # chỉ xem
cli-serve-examples =
    kehoach serve data              # mở nơi làm việc trong trình duyệt
    kehoach serve data --read-only  # chỉ xem, cho màn hình phòng họp
cli-fonts-examples =
    kehoach fonts  # các phông dùng cho văn bản
cli-schema-examples =
    kehoach schema plan > plan.json      # lược đồ của plan.yaml
    kehoach schema --write data/.schema  # tất cả, cho trình soạn thảo
    kehoach schema --lines               # của các dòng JSON
cli-templates-examples =
    kehoach templates                            # danh sách có sẵn
    kehoach templates profiles --write data/mau  # chép các thể thức để sửa
cli-completions-examples =
    kehoach completions bash > kehoach.bash       # cho bash
    kehoach completions powershell > kehoach.ps1  # cho PowerShell
cli-man-examples =
    kehoach man | man -l -  # xem trang hướng dẫn
    kehoach man man1        # trang của từng lệnh
cli-help-examples =
    kehoach help build  # hướng dẫn một lệnh
cli-help = In hướng dẫn
cli-version = In số phiên bản và mã kiểm của chương trình
cli-usage = Cách dùng:
cli-usage-options = [TÙY CHỌN]
cli-value-address = ĐỊA-CHỈ
cli-value-code = MÃ
cli-value-command = LỆNH
cli-value-dd = NGÀY
cli-value-dir = THƯ-MỤC
cli-value-document = VĂN-BẢN
cli-value-file = TỆP
cli-value-format = LOẠI-TỆP
cli-value-from = TỪ
cli-value-host = TÊN-MÁY
cli-value-id = MÃ
cli-value-kind = LOẠI
cli-value-mm = THÁNG
cli-value-n = SỐ
cli-value-name = TÊN
cli-value-path = ĐƯỜNG-DẪN
cli-value-plan = KẾ-HOẠCH
cli-value-port = CỔNG
cli-value-role = QUYỀN
cli-value-to = ĐẾN
cli-value-type = LOẠI
cli-value-yyyy = NĂM
cli-commands = Lệnh:
cli-arguments = Tham số:
cli-options = Tùy chọn:
cli-default = mặc định: { $value }
usage-unknown-argument = không có tham số `{ $argument }`{ $known ->
        [empty] {""}
       *[other] ; có phải `{ $known }`?
    }
usage-conflict = không dùng { $argument }{ $other ->
        [empty] {" hai lần"}
       *[other] {" "}cùng với { $other }
    }
usage-unknown-command = không có lệnh `{ $argument }`{ $known ->
        [empty] {""}
       *[other] ; có phải { $known }?
    }
usage-missing-command = thiếu lệnh
usage-missing-argument = thiếu { $argument }
usage-invalid-value = { $value ->
        [empty] thiếu giá trị của { $argument }
       *[other] giá trị `{ $value }` của { $argument } không dùng được
    }{ $known ->
        [empty] {""}
       *[other] ; viết { $known }
    }
usage-other = dòng lệnh sai: { $detail }
usage-help = { $command ->
        [empty] `kehoach --help` in hướng dẫn
       *[other] `kehoach { $command } --help` in hướng dẫn của lệnh này
    }

## Trang làm việc trong trình duyệt (serve)

page-title = kehoach
page-noscript = Trang này cần JavaScript của chính chương trình; bật JavaScript rồi mở lại.
page-skip = Sang phần sửa
page-plans = Kế hoạch và văn bản
page-pages = Trang in
page-work = Sửa và kiểm tra
page-views = Các phần của trang
page-view-plans = Văn bản
page-view-pages = Trang in
page-view-work = Sửa
page-tab-parts = Nội dung
page-tab-figures = Số liệu
page-tab-findings = Điều báo
page-tab-register = Sổ
page-tab-changes = So sánh
page-tab-touched = Kéo theo
page-all-saved = Đã lưu
page-saved-unnoted = Đã lưu, chưa ghi nhật ký
page-unsaved = Chưa lưu: { $count }
page-read-only = Chỉ xem
page-mark-waiting = đang lưu…
page-mark-saved = đã lưu
page-mark-unsaved = chưa lưu
page-mark-refused = không lưu được
page-offline = Mất liên lạc với chương trình. Những gì vừa gõ vẫn còn trong ô và được lưu khi có lại.
page-wait = Đang làm…
page-trouble = Không làm được
page-close = Đóng
page-cancel = Thôi
page-back = Quay lại
page-next = Tiếp
page-later = Để sau
page-done = Đã xong
page-undo = Hoàn tác
page-redo = Làm lại
page-undo-done = Đã hoàn tác
page-redo-done = Đã làm lại
page-keys = Phím tắt
page-language-other = English
page-print = In
page-search = Tìm kế hoạch, văn bản
page-filter = Lọc theo trạng thái
page-state-any = Mọi trạng thái
page-with-findings = Có điều báo
page-plans-count = { $count } trong { $all } kế hoạch
page-state-draft = dự thảo
page-state-awaiting-number = chờ số
page-state-issued = đã ban hành
page-state-incomplete = ban hành dở dang
page-state-replaced = đã bị thay thế
page-state-withdrawn = đã rút
page-state-elsewhere = lập ở nơi khác
page-state-lost = mất bộ đã ban hành
page-state-void = số bỏ
page-extracts = Bản trích gửi đơn vị ({ $count })
page-annex-of = Phụ lục { $number }
page-comparison = Bản so sánh
page-number-is = số { $number }
page-errors-count = { $count } lỗi
page-warnings-count = { $count } cảnh báo
page-notes-count = { $count } lưu ý
page-zoom-in = Phóng to
page-zoom-out = Thu nhỏ
page-zoom-fit = Vừa bề ngang
page-page-of = Trang { $page } trong { $pages } trang
page-pages-stale = Chưa lập được trang mới vì còn lỗi (xem Điều báo). Đây là trang trước đó.
page-pages-none = Chưa lập được trang nào vì còn lỗi (xem Điều báo).
page-nothing-there = Chỗ này do chương trình in, không có ô để sửa
page-place-on = In ở trang { $page }
page-place-none = Không in ở văn bản đang xem
page-file = Tệp
page-required = bắt buộc
page-issued-locked = Văn bản này đã ban hành: chỉ xem. Muốn sửa thì bấm “Mở lại để điều chỉnh”.
page-show-place = Xem chỗ in
page-move-up = Chuyển lên
page-move-down = Chuyển xuống
page-moved = Đã chuyển, số thứ tự đánh lại
page-remove = Bỏ
page-removed-undo = Đã bỏ; Ctrl+Z để lấy lại
page-add = Thêm
page-add-what = Thêm gì
page-member = Mục
page-new-name = Tên
page-part-paragraph = Đoạn văn
page-part-title = Đề mục
page-part-text = Đoạn có số
page-part-items = Gạch đầu dòng
page-part-progress = Dòng tiến độ
page-part-table = Bảng
page-part-quota-table = Bảng chỉ tiêu
page-part-target-table = Bảng mục tiêu
page-part-chart = Biểu đồ
page-part-image = Hình
page-part-org-chart = Sơ đồ tổ chức
page-new-paragraph = Đoạn văn mới.
page-new-title = Đề mục mới
page-new-item = Nội dung mới
page-new-column = Cột
page-new-recipient = Nơi nhận mới
page-new-position = CHỨC VỤ
page-new-signer = Họ và tên
page-new-extract-abstract = về giao chỉ tiêu năm {"{{"} notice.year {"}}"}
page-new-extract-unit = (trích giao {"{{"} holder.name {"}}"})
page-new-extract-text = Năm {"{{"} notice.year {"}}"}, Ban Thường vụ giao chỉ tiêu cho {"{{"} holder.full_name {"}}"} như phụ lục kèm theo Thông báo.
page-new-unit = Đơn vị mới
page-new-citation-type = Nghị quyết
page-names = Tên dùng được trong ngoặc
page-names-offered = { $count } tên; mũi tên để chọn, Enter để lấy
page-grid-keys = Mũi tên, Enter, Tab để đi; Shift + mũi tên chọn vùng; Ctrl+C, Ctrl+V chép qua lại với Excel.
page-no-figures = Kế hoạch này chưa có chỉ tiêu hay kết quả.
page-unit = Đơn vị
page-sum = Cộng
page-of-quota = Chỉ tiêu
page-of-result = Kết quả
page-aim = Mục tiêu:
page-whole = Cả kỳ
page-all-together = Toàn bộ
page-figure-of = Số liệu
page-period = Kỳ
page-figure-old = Đang ghi
page-figure-new = Sẽ ghi
page-no-figure = { $name }: “{ $text }” không phải là số; giữ số cũ
page-no-date = “{ $text }” không phải là ngày; văn bản giữ ngày cũ. Viết 15/3/2026 hoặc 2026-03-15, tháng là 3/2026 hoặc 2026-03, năm là 2026.
page-period-add = Thêm { $period }
page-period-added = Đã thêm cột { $period }; ghi số vào cột ấy
page-extracts-add = Bản trích cho từng đơn vị
page-extracts-add-help = Mỗi đơn vị có chỉ tiêu nhận một bản, có số của riêng đơn vị ấy.
page-new-extract-figures = Năm {"{{"} notice.year {"}}"}, Ban Thường vụ giao cho {"{{"} holder.full_name {"}}"} chỉ tiêu: { $figures }.
page-new-extract-figure = { $name } {"{{"} holder.quota.{ $id }.total | padded {"}}"}
page-issue-next = Lấy số tiếp theo trong sổ
page-revise-cancel-what = { $title } trở lại đúng như đã ban hành; những gì sửa từ khi mở lại sẽ mất.
page-total-differs = { $name }: ghi { $value }, cộng lại được { $sum }.
page-total-follow = Ghi theo số cộng
page-copied = Đã chép
page-pasted = Đã dán { $count } ô
page-paste-no-figure = Không dán: “{ $text }” không phải là số
page-paste-outside = Đã dán; { $count } ô nằm ngoài bảng bị bỏ
page-no-findings = Không có lỗi, không có cảnh báo.
page-error = Lỗi
page-warning = Cảnh báo
page-note = Lưu ý
page-cure = Cách sửa:
page-mend = Sửa giúp
page-mended = Đã sửa
page-accept-ask = Chấp nhận…
page-accept = Chấp nhận
page-accepted = Đã chấp nhận
page-accepted-count = Đã chấp nhận: { $count }
page-reason = Lý do
page-number = Số
page-date = Ngày
page-abstract = Trích yếu
page-state = Trạng thái
page-register-empty = Chưa có văn bản nào được cấp số.
page-touched-issued = Văn bản này đã ban hành hoặc không được phép ban hành ở đây.
page-touched-what = Nếu ban hành “{ $title }” bây giờ:
page-changes-none = Không có gì để so sánh: bản so sánh có khi một bản đã ban hành được sửa lại.
page-changes-large = Xem cỡ lớn
page-new = Kế hoạch mới
page-new-how = Bắt đầu từ
page-new-full = Kế hoạch có phụ lục, thông báo, báo cáo
page-new-plan-alone = Kế hoạch có phụ lục
page-new-from = Kế hoạch năm trước
page-new-type = Một văn bản loại khác
page-new-from-which = Kế hoạch nào
page-new-type-which = Loại văn bản
page-new-folder = ke-hoach-moi
page-type-plan = Kế hoạch
page-type-ke-hoach = Kế hoạch
page-type-notice = Thông báo
page-type-report = Báo cáo
page-type-to-trinh = Tờ trình
page-type-bao-cao = Báo cáo
page-type-quyet-dinh = Quyết định
page-type-cong-van = Công văn
page-type-thong-bao = Thông báo
page-type-nghi-quyet = Nghị quyết
page-type-chuong-trinh = Chương trình
page-type-huong-dan = Hướng dẫn
page-type-ket-luan = Kết luận
page-type-bien-ban = Biên bản
page-folder = Thư mục
page-folder-help = Chữ không dấu, chữ số và gạch nối: ke-hoach-2027
page-preview = Xem trước
page-would-do = Lệnh này sẽ làm
page-unsaved-first = Còn chỗ chưa lưu được; lưu xong rồi làm tiếp.
page-type-word = Gõ “{ $word }” để xác nhận
page-build = Lập văn bản
page-build-all = Mọi kế hoạch
page-issue = Ban hành
page-issue-word = ban hành
page-issue-what = { $title }. Ban hành rồi thì không sửa được, chỉ thay thế bằng bản sau.
page-issue-number-help = Để trống nếu ghi số bằng tay
page-issue-date-help = Ngày ghi trên văn bản
page-revise = Mở lại để điều chỉnh
page-revise-what = { $title } trở lại là dự thảo; bản đã ban hành được giữ nguyên.
page-revise-replace = Thay thế, không ghi (điều chỉnh, bổ sung)
page-revise-cancel = Thôi điều chỉnh
page-import = Nhập số
page-import-file = Tệp bảng tính
page-import-help = Tệp .xlsx, .ods hoặc .csv trên máy này; xem trước rồi mới nhập
page-save = Lưu
page-unit-add = Thêm đơn vị
page-unit-added = Đã thêm { $name }; Ctrl+Z để bỏ
page-unit-from-help = Để trống nếu đơn vị có từ trước
page-unit-rename = Đổi tên đơn vị
page-unit-renamed = Đã đổi tên thành { $name }; Ctrl+Z để lấy lại tên cũ
page-unit-new-name = Tên mới
page-unit-rename-day = Mang tên mới từ ngày
page-unit-rename-day-help = Văn bản đề ngày trước đó vẫn in tên cũ
page-unit-slip = Tên cũ chỉ là gõ nhầm: sửa ở mọi văn bản
page-unit-slip-renamed = Đơn vị này đã đổi tên trước đây; sửa từng tên ở phần Nội dung, tệp quotas.yaml.
page-unit-merge = Sáp nhập đơn vị
page-unit-merge-what = Đơn vị cũ giữ chỉ tiêu, kết quả của các kỳ trước; chỉ tiêu của các kỳ bắt đầu từ ngày sáp nhập chuyển sang đơn vị mới. Báo cáo tính gộp cho đơn vị mới.
page-unit-merge-which = Những đơn vị sáp nhập
page-unit-merge-into = Thành đơn vị
page-unit-merge-new = Một đơn vị mới
page-unit-merge-day = Ngày đầu tiên của đơn vị sau sáp nhập
page-unit-merge-day-help = Ngày nghị quyết sáp nhập có hiệu lực
page-unit-merge-few = Chọn ít nhất hai đơn vị để lập đơn vị mới, hoặc một đơn vị để nhập vào đơn vị đang có.
page-unit-merged = Đã sáp nhập { $names } từ ngày { $day }; Ctrl+Z để bỏ
page-file-there = Đã nhận { $name } ({ $size } KB)
page-file-sending = Đang nhận { $name }…
page-file-wait = Chờ nhận xong tệp đã chọn
page-import-what = Là số của
page-import-any = Theo tên cột trong tệp
page-import-what-help = Chọn khi tệp chỉ có đơn vị và các kỳ
page-new-year = Năm
page-new-year-help = Năm của kế hoạch; các kỳ, ngày trong mẫu ghi theo năm này
page-new-word = Kế hoạch đã soạn bằng Word
page-new-word-file = Tệp Word
page-new-word-help = Tệp .docx; xem lại từng chỗ sau khi chuyển
page-new-table = Nhiều xã từ một mẫu và một bảng
page-new-table-file = Bảng các xã
page-new-table-help = Tệp .xlsx, .ods hoặc .csv, mỗi xã một hàng
page-new-table-empty = Tải bảng trống của mẫu này để điền
page-new-model = Mẫu dùng chung
page-new-model-help = Thư mục trong _models
page-new-model-none = Chưa có mẫu nào trong _models
page-build-format = Dạng tệp
page-build-format-help = Nằm trong thư mục văn bản đã lập, mỗi kế hoạch một thư mục
page-format-pdf = PDF để in, để ban hành
page-format-docx = Word
page-format-xlsx = Excel, số liệu và phụ lục
page-format-png = Ảnh PNG từng trang
page-format-svg = Ảnh SVG từng trang
page-conflict = Tệp đã đổi ở nơi khác
page-conflict-what = { $file } vừa được lưu từ chương trình khác hoặc cửa sổ khác. Chưa ghi gì đè lên. Chọn bản muốn giữ.
page-conflict-theirs = Đang có trên đĩa
page-conflict-yours = Nếu ghi thêm phần anh chị vừa sửa
page-conflict-take-theirs = Giữ bản trên đĩa, bỏ phần tôi vừa sửa
page-conflict-keep-mine = Ghi phần tôi vừa sửa lên bản trên đĩa
page-welcome = Văn bản đầu tiên
page-welcome-first = Chưa có kế hoạch nào. Ba bước nữa là có trang in đúng thể thức.
page-welcome-title = Kế hoạch về việc gì
page-welcome-title-help = In thành trích yếu; chữ đầu viết thường
page-welcome-title-value = phát triển đảng viên năm { $year }
page-welcome-second = Cơ quan nào ban hành, ai ký?
page-welcome-office-example = Đảng ủy xã Hàm Liêm
page-welcome-superior-example = ĐẢNG BỘ TỈNH LÂM ĐỒNG
page-welcome-place-example = Hàm Liêm
page-welcome-signer-example = Nguyễn Văn A
page-welcome-office-help = Viết như trong câu; trên trang in chương trình tự viết hoa
page-welcome-superior-help = Dòng trên cùng, góc trái trang đầu
page-welcome-place-help = In trước ngày tháng năm ban hành
page-welcome-signer-help = Họ và tên đầy đủ, in dưới chữ ký
page-welcome-cited = Ban Thường vụ { $office }
page-welcome-make = Lập trang in
page-welcome-third = Bước 3: bấm vào chữ hay số trên trang để sửa; trang tự vẽ lại.
page-step-of = Bước { $step } trong { $steps }
page-keys-ctrl-k-name = Ctrl+K
page-keys-ctrl-k = Tìm kế hoạch, văn bản
page-keys-f6-name = F6
page-keys-f6 = Sang phần kế tiếp: danh sách, trang in, sửa (Shift+F6: ngược lại)
page-keys-ctrl-s-name = Ctrl+S
page-keys-ctrl-s = Lưu ngay (chương trình vẫn tự lưu)
page-keys-ctrl-z-name = Ctrl+Z
page-keys-ctrl-z = Hoàn tác; trong ô chữ thì chỉ chữ đang gõ
page-keys-ctrl-y-name = Ctrl+Y
page-keys-ctrl-y = Làm lại
page-keys-ctrl-enter-name = Ctrl+Enter
page-keys-ctrl-enter = Xem chỗ in của ô đang đứng
page-keys-alt-arrows-name = Alt+↑, Alt+↓
page-keys-alt-arrows = Chuyển mục lên, xuống
page-keys-ctrl-space-name = Ctrl+Space
page-keys-ctrl-space = Gợi ý tên giữa hai ngoặc
page-keys-grid-name = Shift+↑↓←→
page-keys-grid = Chọn vùng trong bảng số liệu
page-keys-f1-name = F1
page-keys-f1 = Danh sách này
page-key-office = Cơ quan ban hành
page-key-format = Phiên bản tệp
page-key-state = Trạng thái
page-key-type = Loại văn bản
page-key-profile = Thể thức
page-key-spelling = Kiểu bỏ dấu
page-key-superior = Cơ quan cấp trên
page-key-issuer = Cơ quan ban hành
page-key-name = Tên
page-key-cited = Tên khi được dẫn
page-key-number = Số
page-key-symbol = Ký hiệu
page-key-place = Địa danh
page-key-date = Ngày
page-key-abstract = Trích yếu
page-key-amended = Điều chỉnh, bổ sung
page-key-urgency = Độ khẩn
page-key-draft = Lần dự thảo
page-key-draft_mark = In chữ DỰ THẢO
page-key-circulation = Phạm vi lưu hành
page-key-form = Mẫu để điền tay
page-key-set = Bộ đã ban hành
page-key-replaces = Thay thế văn bản
page-key-copies = Văn bản được sao
page-key-numbering = Cấp đánh số
page-key-figures = Số liệu khác
page-key-citations = Văn bản được dẫn
page-key-addressees = Kính gửi
page-key-decided_by = Cơ quan quyết định
page-key-legal_bases = Căn cứ
page-key-preamble = Đoạn mở đầu
page-key-body = Nội dung
page-key-recipients = Nơi nhận
page-key-drafter = Người soạn thảo
page-key-signature = Chữ ký
page-key-authority = Quyền hạn ký
page-key-position = Chức vụ
page-key-signer = Người ký
page-key-note = Ghi chú
page-key-notes = Các ghi chú
page-key-image = Hình
page-key-signature_field = Ô chữ ký số
page-key-choice-awaiting-number = chờ số
page-key-choice-admissions = kết nạp đảng viên
page-key-choice-put_forward = giới thiệu quần chúng ưu tú
page-key-choice-awareness_class = học lớp nhận thức về Đảng
page-key-choice-new_members_class = học lớp đảng viên mới
page-key-choice-confirmation = công nhận đảng viên chính thức
page-key-seal = Hình dấu
page-key-annexes = Phụ lục
page-key-accept = Điều báo được chấp nhận
page-key-title = Đề mục
page-key-text = Lời văn
page-key-paragraph = Đoạn văn
page-key-items = Gạch đầu dòng
page-key-progress = Dòng tiến độ
page-key-quota = Chỉ tiêu
page-key-texts = Lời riêng của từng kỳ
page-key-numbered = Có số thứ tự
page-key-table = Bảng
page-key-tables = Các bảng
page-key-columns = Cột
page-key-rows = Hàng
page-key-header = Tiêu đề cột
page-key-width = Bề rộng
page-key-align = Canh
page-key-attached_to = Kèm theo văn bản
page-key-quota_header = Tiêu đề cột tổng
page-key-group_by = Xếp nhóm theo
page-key-units = Đơn vị
page-key-organisations = Hội, đoàn thể
page-key-kind = Loại
page-key-full_name = Tên đầy đủ
page-key-id = Mã
page-key-from = Từ ngày
page-key-until = Đến ngày
page-key-renamed = Đổi tên
page-key-merged_into = Sáp nhập vào
page-key-quotas = Chỉ tiêu
page-key-results = Kết quả
page-key-measure = Việc được đếm
page-key-measures = Việc được đếm
page-key-period = Kỳ
page-key-periods = Số của từng kỳ
page-key-target = Mục tiêu
page-key-total = Tổng số
page-key-as_of = Tính đến ngày
page-key-about = Về việc
page-key-code = Mã điều báo
page-key-at = Chỗ
page-key-reason = Lý do
page-key-level = Cấp đánh số
page-key-capitals = In hoa
page-key-unit = Bản trích gửi đơn vị
page-key-model = Mẫu dùng chung
page-key-shared = Phần dùng chung
page-key-sections = Phần thay trong mẫu
page-key-chart = Biểu đồ
page-key-charts = Biểu đồ
page-key-caption = Chú thích
page-key-lead = Dòng dẫn
page-key-bind_annexes = Đóng phụ lục cùng tệp
page-key-bind_documents = Đóng văn bản khác cùng tệp
page-key-header_block = Lặp lại phần đầu
page-key-of_which = Trong đó
page-key-label = Tên riêng
page-key-file = Tệp hình
page-key-carried_to = Chỉ tiêu cũ tính cho
page-key-split_into = Tách thành
page-key-group = Nhóm
page-key-groups = Nhóm đơn vị
page-key-unit_kinds = Loại đơn vị
page-key-unreported = Chưa báo cáo
page-key-baseline = Số liệu đầu nhiệm kỳ
page-key-one-units = Đơn vị
page-key-one-organisations = Hội, đoàn thể
page-key-one-recipients = Nơi nhận
page-key-one-annexes = Phụ lục
page-key-one-items = Gạch đầu dòng
page-key-one-legal_bases = Căn cứ
page-key-one-addressees = Nơi được gửi
page-key-one-citations = Văn bản được dẫn
page-key-one-figures = Số liệu
page-key-one-quotas = Chỉ tiêu
page-key-one-results = Kết quả
page-key-one-accept = Điều báo
page-key-one-signature = Chữ ký
page-key-one-rows = Hàng
page-key-one-columns = Cột
page-key-one-tables = Bảng
page-key-one-preamble = Đoạn
page-key-one-abstract = Dòng
page-key-choice-draft = dự thảo
page-key-choice-issued = đã ban hành
page-key-choice-village = thôn
page-key-choice-school = trường học
page-key-choice-agency = cơ quan
page-key-choice-police = công an
page-key-choice-military = quân sự
page-key-choice-company = doanh nghiệp

## Trang trong trình duyệt: lời của máy chủ

serving = nơi làm việc mở tại { $address } (Ctrl-C để kết thúc)
serve-open-yourself = không mở được trình duyệt: xin tự mở địa chỉ này
serve-failed = { $reason ->
        [without-users] địa chỉ trong mạng cần tệp những người được đăng nhập: --users FILE
        [in-use] cổng này đang có chương trình khác dùng
       *[other] không mở được nơi làm việc: { $reason }
    }
serve-users = { $line ->
        [empty] không đọc được { $file }: { $reason }
       *[other] { $file }, dòng { $line }: viết tên:quyền:mật khẩu đã mã hóa, như `kehoach serve --add-user TÊN:QUYỀN` in ra
    }
serve-add-user = viết TÊN:QUYỀN với quyền read, write hoặc issue, và ghi mật khẩu ở dòng đầu của đầu vào
serve-error-no-session = Trang này mở bằng địa chỉ mà `kehoach serve` đã in ra.
serve-error-secret = Địa chỉ này không còn dùng được. Xin lấy địa chỉ mà `kehoach serve` in ra lần cuối.
serve-error-host = Yêu cầu này gửi cho máy chủ khác.
serve-error-origin = Yêu cầu này đến từ một trang khác.
serve-error-method = Không thể yêu cầu theo cách này.
serve-error-content-type = Yêu cầu phải là JSON.
serve-error-malformed = Không đọc được yêu cầu.
serve-error-too-large = Yêu cầu quá lớn.
serve-error-too-slow = Yêu cầu gửi đến quá chậm.
serve-error-system = Máy chưa làm được việc này. Xin thử lại.
serve-error-no-such-page = Không có gì ở địa chỉ này.
serve-error-no-such-plan = Không còn kế hoạch này.
serve-error-no-such-document = Không còn văn bản này.
serve-error-no-such-file = Không còn tệp này.
serve-error-no-such-finding = Điều này đã được sửa rồi.
serve-error-no-such-place = Không còn gì ở chỗ này.
serve-error-read-only = Nơi làm việc đang mở chỉ để xem.
serve-error-role = Quyền của đồng chí không cho phép việc này.
serve-error-changed = Tệp vừa được sửa ở nơi khác. Chưa ghi gì.
serve-error-issued = Văn bản đã ban hành thì không sửa được. Phải mở lại để điều chỉnh trước.
serve-error-unchangeable = Chỗ này không sửa được ở đây mà không động đến chỗ khác. Xin sửa trong tệp.
serve-error-unwritable = Chưa lưu: { $reason }
serve-error-unnoted = Chưa sửa gì, vì không ghi được vào nhật ký thay đổi (.kehoach/changes.jsonl): { $reason }
serve-unnoted = Đã lưu, nhưng không ghi được vào nhật ký thay đổi (.kehoach/changes.jsonl): { $reason }
serve-error-nothing-to-undo = Không có gì để hoàn tác.
serve-error-confirm = Kết quả sẽ khác với danh sách đã xem. Xin xem lại danh sách.
serve-file-quotas = Chỉ tiêu
serve-file-results = Kết quả
serve-file-shared = Phần dùng chung
serve-error-file-kind = Chỉ nhận tệp .xlsx, .ods, .csv, .docx.
serve-error-no-such-upload = Tệp đã chọn không còn nữa. Xin chọn lại.
serve-error-wait = Đang nhận tệp khác. Xin chọn lại sau một lát.
serve-error-refused = Có điều chưa được, lệnh không thực hiện. Chưa ghi gì.
serve-would-new = Sẽ tạo một thư mục mới có các tệp của kế hoạch.
serve-would-revise = Văn bản trở lại thành dự thảo và nêu rõ nó thay văn bản nào. Bản đã ban hành được giữ nguyên.
serve-sign-in = Đăng nhập
serve-sign-in-name = Tên
serve-sign-in-password = Mật khẩu
serve-sign-in-wrong = Tên hoặc mật khẩu không đúng.
serve-error-busy = Có quá nhiều lần đăng nhập. Xin chờ một lát.
